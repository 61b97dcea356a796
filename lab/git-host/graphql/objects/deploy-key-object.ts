import { nodeId } from "../../rest/views/node-id";
import type { DeployKey } from "../../state/deploy-key";
import type { GraphQlObject } from "../graphql-context";
import { timeOf } from "./actor-object";

/**
 * A deploy key of a repository.
 *
 * @see https://docs.github.com/en/graphql/reference/objects#deploykey
 */
export function deployKeyObject({ id, key, title, readOnly, createdAt }: DeployKey): GraphQlObject {
  return {
    createdAt: timeOf(createdAt),
    enabled: true,
    id: nodeId("PublicKey", id),
    key,
    readOnly,
    title,
    verified: true,
  };
}
