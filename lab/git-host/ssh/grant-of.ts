import { utils, type PublicKeyAuthContext } from "ssh2";
import type { DeployKey } from "../state/deploy-key";
import type { HostState } from "../state/host-state";
import type { StoredRepository } from "../state/stored-repository";

/** A deploy key and the repository that it is for. */
export interface Grant {
  readonly repository: StoredRepository;
  readonly key: DeployKey;
}

/** Whose key an SSH client offers: the grant, when it is registered and (once there is a signature) the client has it. */
export function grantOf(state: HostState, context: PublicKeyAuthContext): Grant | undefined {
  const offered = context.key.data.toString("base64");
  for (const repository of state.repositories.values()) {
    const key = repository.deployKeys.find((known) => known.key.split(" ")[1] === offered);
    if (key === undefined) continue;
    // A client may ask first whether a key would do.
    if (context.signature === undefined) return { repository, key };
    const parsed = utils.parseKey(key.key);
    const signed =
      !(parsed instanceof Error) && context.blob && parsed.verify(context.blob, context.signature, context.hashAlgo);
    return signed === true ? { repository, key } : undefined;
  }
  return undefined;
}
