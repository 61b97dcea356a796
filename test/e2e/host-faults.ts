import type { Fault } from "../../lab/git-host";

const SECONDARY_LIMIT = {
  message: "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.",
  documentation_url:
    "https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api#about-secondary-rate-limits",
};

/** A secondary rate limit, which the provider waits out. */
export function limited(seconds: number): Fault {
  return { status: 403, headers: { "Retry-After": String(seconds) }, body: SECONDARY_LIMIT };
}

/** What passes when it is tried again at once; the provider does that. */
export const PASSING = {
  "a slow answer": { delayMilliseconds: 500 },
  "a 500": { status: 500 },
  "a dropped connection": { drop: true },
  "a secondary rate limit": limited(1),
} as const satisfies Record<string, Fault>;

/** What GitHub says of too many requests where a proxy, or GitHub in a hurry, leaves out what the provider goes by. */
export const TOO_MANY = {
  "a 429": { status: 429 },
  "a 429 with a time": { status: 429, headers: { "Retry-After": "1" } },
} as const satisfies Record<string, Fault>;

/** What does not pass by itself. */
export const REFUSALS = {
  "a 403": { status: 403 },
  "a 409": { status: 409 },
  "a 422": { status: 422 },
} as const satisfies Record<string, Fault>;

/** The work is done, and nobody hears of it. */
export const LOST_ANSWER: Fault = { drop: true, when: "after" };
