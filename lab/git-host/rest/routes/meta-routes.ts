import { createHash } from "node:crypto";
import type { JsonObject } from "../../json";
import type { RateLimit } from "../../state/host-state";
import { ok } from "../answer";
import type { Route } from "../route";

/** What the host says about itself. */
export const META_ROUTES: readonly Route[] = [
  {
    // https://docs.github.com/en/rest/meta/meta#get-github-meta-information
    method: "GET",
    path: "/meta",
    answer: ({ state: { hostKeys } }) =>
      ok({
        verifiable_password_authentication: false,
        ssh_key_fingerprints: fingerprints(hostKeys),
        ssh_keys: hostKeys,
        hooks: ["127.0.0.1/32"],
        web: ["127.0.0.1/32"],
        api: ["127.0.0.1/32"],
        git: ["127.0.0.1/32"],
      }),
  },
  {
    // https://docs.github.com/en/rest/rate-limit/rate-limit#get-rate-limit-status-for-the-authenticated-user
    method: "GET",
    path: "/rate_limit",
    answer: ({ state: { rateLimit, graphQlRateLimit } }) => {
      const rate = rateView(rateLimit);
      return ok({ resources: { core: rate, search: rate, graphql: rateView(graphQlRateLimit) }, rate });
    },
  },
];

function rateView({ limit, used, resetAt }: RateLimit): JsonObject {
  return { limit, used, remaining: Math.max(0, limit - used), reset: Math.ceil(resetAt.getTime() / 1000) };
}

function fingerprints(hostKeys: readonly string[]): JsonObject {
  return Object.fromEntries(
    hostKeys.map((line) => {
      const [type = "", key = ""] = line.split(" ");
      const [, name = ""] = /(rsa|ecdsa|ed25519)/.exec(type) ?? [];
      const digest = createHash("sha256").update(Buffer.from(key, "base64")).digest("base64");
      return [`SHA256_${name.toUpperCase()}`, digest.replace(/=+$/, "")];
    }),
  );
}
