import { Agent, request, type RequestOptions } from "node:https";
import type { IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";

/** How to reach an API server and how to know that it is the right one. */
export interface ApiAccess {
  readonly url: string;
  /** The certificate authority in PEM; a server that it did not sign is refused. */
  readonly ca: string;
  readonly token: string;
}

/** A request that is not a plain GET. */
export interface ApiRequest {
  readonly method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly body?: unknown;
  readonly contentType?: string;
  readonly signal?: AbortSignal;
}

/** The Kubernetes API, by path. */
export interface ApiClient {
  /** Sends a request and reads the answer's JSON. Throws an {@link ApiError} for any status but 2xx. */
  request(path: string, options?: ApiRequest): Promise<unknown>;
  /** Sends a GET and leaves the answer's body to the caller. */
  open(path: string, signal?: AbortSignal): Promise<IncomingMessage>;
  /** Closes idle connections. */
  close(): void;
}

/** An answer of the API server that says no. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    method: string,
    path: string,
    /** What the server answered, as it came. */
    readonly body: string,
  ) {
    super(`${method} ${path} answered ${status}: ${reason(body)}`);
    this.name = "ApiError";
  }
}

/** Makes a client that keeps its connections open. */
export function createApiClient({ url, ca, token }: ApiAccess): ApiClient {
  const agent = new Agent({ keepAlive: true, ca });

  async function send(
    path: string,
    { method = "GET", body, contentType, signal }: ApiRequest,
  ): Promise<IncomingMessage> {
    const payload = body === undefined ? undefined : JSON.stringify(body);
    const headers: Record<string, string> = { accept: "application/json", authorization: `Bearer ${token}` };
    if (payload !== undefined) headers["content-type"] = contentType ?? "application/json";
    const options: RequestOptions = { agent, method, headers, ...(signal && { signal }) };
    const answer = await new Promise<IncomingMessage>((resolve, reject) =>
      request(new URL(path, url), options, resolve).on("error", reject).end(payload),
    );
    const status = answer.statusCode ?? 0;
    if (status < 200 || status > 299) throw new ApiError(status, method, path, await text(answer));
    return answer;
  }

  return {
    async request(path, options = {}) {
      const answer = await text(await send(path, options));
      return answer.startsWith("{") ? (JSON.parse(answer) as unknown) : answer; // /readyz and its like answer in plain text
    },
    open: (path, signal) => send(path, signal ? { signal } : {}),
    close: () => agent.destroy(),
  };
}

function reason(body: string): string {
  try {
    return (JSON.parse(body) as { message?: string }).message ?? body;
  } catch {
    return body.trim();
  }
}
