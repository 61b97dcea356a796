import type { HostState } from "../state/host-state";
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
  if (rateLimit.resetAt.getTime() <= Date.now()) {
    rateLimit.used = 0;
    rateLimit.resetAt = new Date(Date.now() + HOUR);
  }
  if (!free && rateLimit.used >= rateLimit.limit) {
    throw new ApiError(403, `API rate limit exceeded for user ID ${String(state.user.id)}.`, undefined, headers(state));
  }
  if (!free) rateLimit.used += 1;
  return headers(state);
}

function headers({ rateLimit: { limit, used, resetAt } }: HostState): Record<string, string> {
  return {
    "X-RateLimit-Limit": String(limit),
    "X-RateLimit-Remaining": String(Math.max(0, limit - used)),
    "X-RateLimit-Used": String(used),
    "X-RateLimit-Reset": String(Math.ceil(resetAt.getTime() / 1000)),
    "X-RateLimit-Resource": "core",
  };
}
