import * as http from "node:http";
import * as https from "node:https";
import { json as readJson } from "node:stream/consumers";
import { rootCertificates } from "node:tls";

import { isRecord } from "../../../../manifests/is-record";
import { proxyAdvice, proxyOfEnvironment } from "../../../../proxy/choose-proxy";
import { proxyAgent } from "../../../../proxy/proxy-agent";
import { Explanation } from "./explanation";
import type { TokenSource } from "./tokens";

/** The refusal of a request, or that it got no answer. The message begins with the request and its status, such as `404`. */
export class ApiError extends Error {
  public override readonly name = "ApiError";

  public constructor(
    message: string,
    /** The status of HTTP, or the one that comes closest to an error of GraphQL; 0 without an answer. */
    public readonly status: number,
    /** Milliseconds until GitHub takes another request, where it says so. */
    public readonly retryAfterMs?: number,
  ) {
    super(message);
  }
}

/** GitHub's API. */
export interface Api {
  /**
   * @param optional the fields that the token need not be allowed to read: refused, they are null
   * @throws ApiError
   */
  graphQl(query: string, variables: Readonly<Record<string, unknown>>, optional?: readonly string[]): Promise<unknown>;
  /**
   * A request by a former name of the repository is answered for its present one.
   *
   * @param path below the root of the API, with a slash at its beginning
   * @throws ApiError
   */
  rest(method: string, path: string, body?: object): Promise<unknown>;
}

/** Milliseconds that GitHub may take for an answer. */
const PATIENCE_MS = 60_000;

/** The statuses that stand for the types of GraphQL's errors, which come with the status 200. */
const STATUS_OF_TYPE: Readonly<Record<string, number>> = {
  NOT_FOUND: 404,
  FORBIDDEN: 403,
  INSUFFICIENT_SCOPES: 403,
  RATE_LIMIT: 403,
  RATE_LIMITED: 403,
  STALE_DATA: 409,
};
const UNPROCESSABLE = 422;
const UNAUTHORIZED = 401;
const BAD_GATEWAY = 502;
const NO_CONTENT = 204;
/** @see https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api#follow-redirects */
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 307]);
/** A redirect that every method follows. */
const TEMPORARY_REDIRECT = 307;
/** The answers to an App that is unknown, suspended or gone. */
const REFUSED_APP: ReadonlySet<number> = new Set([UNAUTHORIZED, 404]);

interface Answer {
  readonly value: object;
  readonly headers: http.IncomingHttpHeaders;
}

/**
 * Returns the API below an address.
 *
 * @param root such as `https://api.github.com`, or `https://github.example.com/api/v3`
 * @param tokens the sources of a token: when GitHub refuses one, the next is tried
 */
export function createApi(root: string, tokens: readonly TokenSource[], certificateAuthority?: string): Api {
  const send = async (method: string, url: URL, token: string, body?: object): Promise<Answer> => {
    const { status, headers, value } = await request(method, url, { token, body, certificateAuthority });
    const said = `${method} ${url.href}: ${String(status)}`;
    if (status === NO_CONTENT) return { value: {}, headers };
    if (status < 300) {
      // Such as the page by which a network lets people in.
      if (typeof value !== "object" || value === null)
        throw new ApiError(`${said} is no answer of GitHub's API`, BAD_GATEWAY);
      return { value, headers };
    }
    const isRedirect = status === TEMPORARY_REDIRECT || (method === "GET" && REDIRECTS.has(status));
    const elsewhere = isRedirect ? new URL(headers.location ?? "", url) : url;
    // The token is for this GitHub alone.
    if (elsewhere.href !== url.href && elsewhere.origin === url.origin) return send(method, elsewhere, token, body);
    throw new ApiError([said, ...refusalOf(value)].join(" "), status, retryAfter(headers));
  };
  const issue = async (source: TokenSource): Promise<string> => {
    try {
      return await source(async (method, path, proof) => (await send(method, new URL(root + path), proof)).value);
    } catch (error) {
      if (error instanceof ApiError && !REFUSED_APP.has(error.status)) throw error;
      // The key is not one, or GitHub does not know the App or its installation: another source may do.
      throw new ApiError(`${String(UNAUTHORIZED)} the App gets no token: ${(error as Error).message}`, UNAUTHORIZED);
    }
  };
  let current = 0;
  const known = new Map<number, Promise<string>>();
  const authorized = async (method: string, url: URL, body?: object): Promise<Answer> => {
    for (;;) {
      const index = current;
      const source = tokens[index];
      if (source === undefined) throw new Explanation(NO_TOKEN);
      try {
        const token = known.get(index) ?? issue(source);
        known.set(index, token);
        return await send(method, url, await token, body);
      } catch (error) {
        known.delete(index);
        if (!(error instanceof ApiError) || error.status !== UNAUTHORIZED || index + 1 >= tokens.length) throw error;
        // Another request may have gone on already.
        current = Math.max(current, index + 1);
      }
    }
  };
  return {
    rest: async (method, path, body) => (await authorized(method, new URL(root + path), body)).value,
    async graphQl(query, variables, optional = []) {
      const url = new URL(root.endsWith("/api/v3") ? root.replace(/v3$/, "graphql") : `${root}/graphql`);
      const { value, headers } = await authorized("POST", url, { query, variables });
      const { data, errors: all = [] } = value as GraphQlAnswer;
      const errors = all.filter(
        ({ type, path = [] }) => type !== "FORBIDDEN" || !optional.includes(String(path.at(-1))),
      );
      if (errors.length === 0) return data;
      const messages = errors.map(({ message }) => message.replace(/\s+/g, " ").trim());
      const status = STATUS_OF_TYPE[errors[0]?.type ?? ""] ?? UNPROCESSABLE;
      const said = status === 404 ? `Not Found ${messages.join(" ")}` : messages.join(" ");
      throw new ApiError(`POST ${url.href}: ${String(status)} ${said}`, status, retryAfter(headers));
    },
  };
}

/** @see https://docs.github.com/en/graphql/guides/forming-calls-with-graphql */
interface GraphQlAnswer {
  readonly data?: unknown;
  readonly errors?: readonly {
    readonly type?: string;
    readonly path?: readonly (string | number)[];
    readonly message: string;
  }[];
}

const NO_TOKEN =
  "github: there is no token to commit with. Give the GitHub provider one: its argument `token` or `appAuth`, the stack's setting " +
  "github:token, or the variable GITHUB_TOKEN.";

/**
 * Returns GitHub's words in a refusal: its message, and those about the fields that it refuses.
 * @see https://docs.github.com/en/rest/using-the-rest-api/troubleshooting-the-rest-api#validation-failed
 */
function refusalOf(value: unknown): string[] {
  const { message, errors = [] } = (isRecord(value) ? value : {}) as {
    readonly message?: string;
    readonly errors?: readonly (
      string | { readonly message?: string; readonly field?: string; readonly code?: string }
    )[];
  };
  const reasons = errors.map((error) =>
    typeof error === "string" ? error : (error.message ?? [error.field, error.code].filter(Boolean).join(" ")),
  );
  return [message ?? "", ...reasons].filter((words) => words !== "");
}

/** @see https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit */
function retryAfter(headers: http.IncomingHttpHeaders): number | undefined {
  const seconds = Number(headers["retry-after"]);
  if (Number.isFinite(seconds) && seconds >= 0 && headers["retry-after"] !== undefined) return seconds * 1000;
  const reset = Number(headers["x-ratelimit-reset"]);
  if (headers["x-ratelimit-remaining"] !== "0" || !Number.isFinite(reset)) return undefined;
  return Math.max(0, reset * 1000 - Date.now());
}

async function request(
  method: string,
  url: URL,
  options: {
    readonly token: string;
    readonly body: object | undefined;
    readonly certificateAuthority: string | undefined;
  },
) {
  const { token, body, certificateAuthority } = options;
  const text = body === undefined ? undefined : JSON.stringify(body);
  const headers = {
    Accept: "application/vnd.github+json",
    Authorization: `Bearer ${token}`,
    "User-Agent": "flux-bootstrap",
    "X-GitHub-Api-Version": "2022-11-28",
    ...(text !== undefined && { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(text) }),
  };
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const tls = certificateAuthority === undefined ? {} : { ca: [...rootCertificates, certificateAuthority] };
  try {
    const proxy = proxyOfEnvironment(url);
    const agent = proxy === undefined ? false : await proxyAgent(proxy, url, { signal, tls });
    const answer = await new Promise<http.IncomingMessage>((resolve, reject) => {
      const call = url.protocol === "https:" ? https.request : http.request;
      call(url, { method, headers, agent, signal, ...tls }, resolve)
        .on("error", reject)
        .end(text);
    });
    const value = await readJson(answer).catch((error: unknown) => {
      // A page of a proxy, or no body at all.
      if (error instanceof SyntaxError) return undefined;
      throw error;
    });
    return { status: Number(answer.statusCode), headers: answer.headers, value };
  } catch (error) {
    throw new ApiError([`${method} ${url.href}: ${noAnswer(error)}.`, ...proxyAdvice(url)].join(" "), 0);
  }
}

/** The words of Go's programs for the errors of Node.js, by which it is decided whether to try again. */
const NO_ANSWER: Readonly<Record<string, string>> = {
  ECONNRESET: "connection reset",
  ECONNREFUSED: "connection refused",
  EPIPE: "broken pipe",
  ENOTFOUND: "no such host",
  EAI_AGAIN: "no such host",
  EHOSTUNREACH: "the host is unreachable",
  ENETUNREACH: "the network is unreachable",
  ETIMEDOUT: "timed out",
};

function noAnswer(error: unknown): string {
  const { code, name, message } = error as NodeJS.ErrnoException;
  if (name === "AbortError" || name === "TimeoutError") return "timed out";
  return NO_ANSWER[code ?? ""] ?? message;
}
