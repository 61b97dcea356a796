import { nodeId } from "../../rest/views/node-id";
import type { DeployKey } from "../../state/deploy-key";
import type { GraphQlObject } from "../graphql-context";

/**
 * A deploy key of a repository.
 *
 * @see https://docs.github.com/en/graphql/reference/objects#deploykey
 */
export function deployKeyObject({ id, key, title, readOnly, createdAt }: DeployKey): GraphQlObject {
  return {
    createdAt: createdAt.toISOString().replace(/\.\d+/, ""),
    enabled: true,
    id: nodeId("PublicKey", id),
    key,
    readOnly,
    title,
    verified: true,
  };
}
