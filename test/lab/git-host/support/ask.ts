import assert from "node:assert/strict";
import type { GitHost } from "../../../../lab/git-host";
import { answerProblems } from "./answer-problems";

/** A request. */
export interface Question {
  readonly body?: unknown;
  /** The host's own when left out, none when null. */
  readonly token?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
  /** For an answer that the host is made to give by a fault. */
  readonly unchecked?: boolean;
}

/** What came back. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  /** Undefined when there is none, text when it is not JSON. */
  readonly body: unknown;
}

/** Asks the REST API and holds whatever it answers against GitHub's description. */
export async function ask(host: GitHost, method: string, path: string, question: Question = {}): Promise<Reply> {
  const { body, token = host.token, headers = {}, unchecked = false } = question;
  const response = await fetch(`${host.apiUrl}api/v3${path}`, {
    method,
    headers: { ...(token === null ? {} : { Authorization: `Bearer ${token}` }), ...headers },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.startsWith("application/json") === true;
  const reply = {
    status: response.status,
    headers: response.headers,
    body: isJson ? (JSON.parse(text) as unknown) : text || undefined,
  };
  const id = response.headers.get("x-github-request-id");
  const { route } = host.requests.find((request) => request.id === id) ?? {};
  if (route !== undefined && !unchecked) {
    assert.deepEqual(answerProblems(method, route, reply.status, reply.body), [], `${method} ${path}`);
  }
  return reply;
}
