import type { IncomingMessage } from "node:http";
import { setTimeout as delay } from "node:timers/promises";

import { ProxyError } from "../proxy/choose-proxy";
import { ProxyRefusal } from "../proxy/proxy-agent";
import { ReleaseError } from "./errors";
import { limits } from "./extract";
import { openUrl } from "./open-url";

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
    try {
      return await bodyOf(await openUrl(new URL(url), timeout));
    } catch (error) {
      const reason = timeout.aborted ? `no complete answer within ${timeoutMs / 1000} s` : reasonOf(error);
      if (isFinal(error) || attempt >= retries) {
        throw new ReleaseError(`Cannot download ${url}: ${reason}`);
      }
      log?.(`${url}: ${reason}; trying again`);
    }
    await delay(retryDelayMs * 2 ** attempt);
  }
}

async function bodyOf(answer: IncomingMessage): Promise<Buffer> {
  const { statusCode: status = 0, statusMessage = "", headers } = answer;
  try {
    if (status !== 200) {
      throw new (mayPass(status) ? Error : FinalFailure)(`the server answered ${status} ${statusMessage}`.trimEnd());
    }
    const chunks: Uint8Array[] = [];
    const refuseBeyondLimit = (size: number): void => {
      if (size > limits.archive)
        throw new FinalFailure(`larger than ${limits.archive} bytes, which no Flux release is`);
    };
    refuseBeyondLimit(Number(headers["content-length"]));
    let size = 0;
    for await (const chunk of answer as AsyncIterable<Uint8Array>) {
      refuseBeyondLimit((size += chunk.byteLength));
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  } finally {
    answer.destroy(); // closes the connection when the answer was not read to its end
  }
}

function isFinal(error: unknown): boolean {
  return (
    error instanceof FinalFailure ||
    error instanceof ProxyError ||
    (error instanceof ProxyRefusal && !mayPass(error.status))
  );
}

/** Returns true when the same request may have another answer soon. */
function mayPass(status: number): boolean {
  return status === 408 || status === 429 || status >= 500;
}

/** Where several addresses were tried, only their own errors have a message. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
}

/** The URL of a release's archive at GitHub, or at the mirror whose base URL is given. */
export function archiveUrl(version: string, mirror = process.env["FLUX_BOOTSTRAP_RELEASES_URL"]): string {
  const base = mirror || "https://github.com/fluxcd/flux2/releases/download";
  const url = URL.canParse(base) ? new URL(base) : undefined;
  if (url === undefined || !["http:", "https:"].includes(url.protocol)) {
    throw new ReleaseError("FLUX_BOOTSTRAP_RELEASES_URL: must be an http or https URL");
  }
  if (url.username !== "" || url.password !== "") {
    throw new ReleaseError("FLUX_BOOTSTRAP_RELEASES_URL: must not hold a user name or password"); // messages have the URL
  }
  return `${base.replace(/\/+$/, "")}/${version}/manifests.tar.gz`;
}
