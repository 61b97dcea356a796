import { setTimeout as delay } from "node:timers/promises";

import { ReleaseError } from "./errors";
import { limits } from "./read-files";

/** How patient a download is. */
export interface DownloadOptions {
  /**
   * Milliseconds for one attempt, from the connection to the last byte.
   *
   * @defaultValue 60000
   */
  readonly timeoutMs?: number;
  /**
   * Further attempts after a failure that may pass: no connection, a time-out, too many requests, a server error.
   *
   * @defaultValue 3
   */
  readonly retries?: number;
  /**
   * Milliseconds before the first further attempt; each one waits twice as long as the one before.
   *
   * @defaultValue 500
   */
  readonly retryDelayMs?: number;
  /** Is told of each failed attempt that is followed by another. */
  readonly log?: (line: string) => void;
}

interface Failure {
  readonly reason: string;
  readonly mayPass: boolean;
}

/** Downloads a file of at most {@link limits.archive} bytes; redirects are followed. */
export async function download(url: string, options: DownloadOptions = {}): Promise<Buffer> {
  const { timeoutMs = 60_000, retries = 3, retryDelayMs = 500, log } = options;
  for (let attempt = 0; ; attempt++) {
    const result = await downloadOnce(url, timeoutMs);
    if (Buffer.isBuffer(result)) {
      return result;
    }
    if (!result.mayPass || attempt >= retries) {
      throw new ReleaseError(`Cannot download ${url}: ${result.reason}`);
    }
    log?.(`${url}: ${result.reason}; trying again`);
    await delay(retryDelayMs * 2 ** attempt);
  }
}

async function downloadOnce(url: string, timeoutMs: number): Promise<Buffer | Failure> {
  const tooLarge = { reason: `larger than ${limits.archive} bytes, which no Flux release is`, mayPass: false };
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), timeoutMs);
  try {
    const response = await fetch(url, { signal: abort.signal });
    if (!response.ok || response.body === null) {
      const mayPass = response.status === 408 || response.status === 429 || response.status >= 500;
      return { reason: `the server answered ${response.status} ${response.statusText}`.trimEnd(), mayPass };
    }
    if (Number(response.headers.get("content-length")) > limits.archive) {
      return tooLarge;
    }
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
      size += chunk.byteLength;
      if (size > limits.archive) {
        return tooLarge;
      }
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  } catch (error) {
    const reason = abort.signal.aborted ? `no complete answer within ${timeoutMs / 1000} s` : rootCause(error);
    return { reason, mayPass: true };
  } finally {
    clearTimeout(timer);
    abort.abort(); // closes the connection when the answer was not read to its end
  }
}

/** `fetch` itself only says "fetch failed"; what happened is in the causes. */
function rootCause(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) {
    return rootCause(error.errors[0]);
  }
  if (error instanceof Error) {
    return error.cause === undefined ? error.message : rootCause(error.cause);
  }
  return String(error);
}

/** The file of a Flux release that holds its manifests. */
export const archiveName = "manifests.tar.gz";

const official = "https://github.com/fluxcd/flux2/releases/download";

/**
 * Where the archive of a release is downloaded from.
 *
 * @param releasesUrl - a mirror's base URL
 */
export function archiveUrl(
  version: string,
  releasesUrl = process.env["FLUX_BOOTSTRAP_RELEASES_URL"] || official,
): string {
  const base = URL.canParse(releasesUrl) ? new URL(releasesUrl) : undefined;
  if (base === undefined || !["http:", "https:"].includes(base.protocol)) {
    throw new ReleaseError("FLUX_BOOTSTRAP_RELEASES_URL: must be an http or https URL");
  }
  if (base.username !== "" || base.password !== "") {
    throw new ReleaseError("FLUX_BOOTSTRAP_RELEASES_URL: must not hold a user name or password"); // `fetch` refuses them
  }
  return `${releasesUrl.replace(/\/+$/, "")}/${version}/${archiveName}`;
}
