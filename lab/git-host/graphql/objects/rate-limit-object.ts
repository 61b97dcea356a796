import type { GraphQlContext, GraphQlObject } from "../graphql-context";
import { timeOf } from "./actor-object";

/**
 * The caller's own limit. Each request costs one here, whatever it asks for.
 *
 * @see https://docs.github.com/en/graphql/reference/objects#ratelimit
 */
export function rateLimitObject(_args: unknown, { state: { graphQlRateLimit } }: GraphQlContext): GraphQlObject {
  const { limit, used, resetAt } = graphQlRateLimit;
  const remaining = Math.max(0, limit - used);
  return { cost: 1, limit, nodeCount: 0, remaining, resetAt: timeOf(resetAt), used };
}
