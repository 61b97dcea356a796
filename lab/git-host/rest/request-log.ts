import type { Response } from "express";
import type { GitHostRequest } from "../git-host-request";

/** Remembers a request now and how it was answered once it was. */
export function logRequest(
  log: GitHostRequest[],
  request: Pick<GitHostRequest, "id" | "method" | "path" | "route">,
  response: Response,
): void {
  const start = performance.now();
  const entry = { ...request, status: 0, milliseconds: 0, rateLimited: false };
  log.push(entry);
  response.once("finish", () => {
    entry.status = response.statusCode;
    entry.milliseconds = performance.now() - start;
    // https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit
    const limited = response.getHeader("x-ratelimit-remaining") === "0" || response.hasHeader("retry-after");
    // GraphQL says it with status 200.
    const refused = entry.status === 403 || response.locals["rateLimited"] === true;
    entry.rateLimited = entry.status === 429 || (refused && limited);
  });
  response.once("close", () => {
    if (entry.status === 0) entry.milliseconds = performance.now() - start;
  });
}
