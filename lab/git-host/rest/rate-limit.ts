import type { HostState, RateLimit } from "../state/host-state";
import { ApiError } from "./api-error";

const HOUR = 3_600_000;

/**
 * Counts a request and returns the headers that say how many are left.
 *
 * @throws {@link ApiError} 403 when none are.
 * @see https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api
 */
export function countRequest(state: HostState, free: boolean): Record<string, string> {
  const { rateLimit } = state;
  if (!count(rateLimit, free)) {
    const message = `API rate limit exceeded for user ID ${String(state.user.id)}.`;
    throw new ApiError(403, message, undefined, rateLimitHeaders(rateLimit, "core"));
  }
  return rateLimitHeaders(rateLimit, "core");
}

/** Counts a request, unless none is left: then it returns false. */
export function count(rateLimit: RateLimit, free = false): boolean {
  if (rateLimit.resetAt.getTime() <= Date.now()) {
    rateLimit.used = 0;
    rateLimit.resetAt = new Date(Date.now() + HOUR);
  }
  if (free) return true;
  if (rateLimit.used >= rateLimit.limit) return false;
  rateLimit.used += 1;
  return true;
}

/** The headers that say how many requests are left. */
export function rateLimitHeaders({ limit, used, resetAt }: RateLimit, resource: string): Record<string, string> {
  return {
    "X-RateLimit-Limit": String(limit),
    "X-RateLimit-Remaining": String(Math.max(0, limit - used)),
    "X-RateLimit-Used": String(used),
    "X-RateLimit-Reset": String(Math.ceil(resetAt.getTime() / 1000)),
    "X-RateLimit-Resource": resource,
  };
}
