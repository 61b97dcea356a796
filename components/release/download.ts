import { setTimeout as delay } from "node:timers/promises";

import { ReleaseError } from "./errors";
import { limits } from "./extract";

/** Limits of a download, and its log. */
export interface DownloadOptions {
  /** Milliseconds for one attempt, from the connection to the last byte. @defaultValue 60000 */
  readonly timeoutMs?: number;
  /** Further attempts after a failure that may pass, such as a time-out or a server error. @defaultValue 3 */
  readonly retries?: number;
  /** Milliseconds before the first further attempt; each one waits twice as long as the one before. @defaultValue 500 */
  readonly retryDelayMs?: number;
  /** Receives a line for each failed attempt that is followed by another. */
  readonly log?: (line: string) => void;
}

/** A failure that no further attempt mends. */
class FinalFailure extends Error {}

/** Downloads a file of at most {@link limits.archive} bytes; redirects are followed. */
export async function download(url: string, options: DownloadOptions = {}): Promise<Buffer> {
  const { timeoutMs = 60_000, retries = 3, retryDelayMs = 500, log } = options;
  for (let attempt = 0; ; attempt++) {
    const timeout = AbortSignal.timeout(timeoutMs);
    const done = new AbortController();
    try {
      return await bodyOf(await fetch(url, { signal: AbortSignal.any([timeout, done.signal]) }));
    } catch (error) {
      const reason = timeout.aborted ? `no complete answer within ${timeoutMs / 1000} s` : rootCause(error);
      if (error instanceof FinalFailure || attempt >= retries) {
        throw new ReleaseError(`Cannot download ${url}: ${reason}`);
      }
      log?.(`${url}: ${reason}; trying again`);
    } finally {
      done.abort(); // closes the connection when the answer was not read to its end
    }
    await delay(retryDelayMs * 2 ** attempt);
  }
}

async function bodyOf({ ok, status, statusText, headers, body }: Response): Promise<Buffer> {
  if (!ok || body === null) {
    const mayPass = status === 408 || status === 429 || status >= 500;
    throw new (mayPass ? Error : FinalFailure)(`the server answered ${status} ${statusText}`.trimEnd());
  }
  const chunks: Uint8Array[] = [];
  const refuseBeyondLimit = (size: number): void => {
    if (size > limits.archive) throw new FinalFailure(`larger than ${limits.archive} bytes, which no Flux release is`);
  };
  refuseBeyondLimit(Number(headers.get("content-length")));
  let size = 0;
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    refuseBeyondLimit((size += chunk.byteLength));
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** `fetch` itself only says "fetch failed"; the reason is in the causes. */
function rootCause(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return rootCause(error.errors[0]);
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : rootCause(error.cause);
}

/** The URL of a release's archive at GitHub, or at the mirror whose base URL is given. */
export function archiveUrl(version: string, mirror = process.env["FLUX_BOOTSTRAP_RELEASES_URL"]): string {
  const base = mirror || "https://github.com/fluxcd/flux2/releases/download";
  const url = URL.canParse(base) ? new URL(base) : undefined;
  if (url === undefined || !["http:", "https:"].includes(url.protocol)) {
    throw new ReleaseError("FLUX_BOOTSTRAP_RELEASES_URL: must be an http or https URL");
  }
  if (url.username !== "" || url.password !== "") {
    throw new ReleaseError("FLUX_BOOTSTRAP_RELEASES_URL: must not hold a user name or password"); // `fetch` refuses them
  }
  return `${base.replace(/\/+$/, "")}/${version}/manifests.tar.gz`;
}
