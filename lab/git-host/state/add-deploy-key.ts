import { utils } from "ssh2";
import type { DeployKey } from "./deploy-key";
import type { HostState } from "./host-state";
import type { StoredRepository } from "./stored-repository";

/** A deploy key to be. */
export interface NewDeployKey {
  /** In OpenSSH's format, with a comment or without. */
  readonly key: string;
  readonly title?: string;
  readonly readOnly: boolean;
}

/**
 * Adds a deploy key to a repository, or returns GitHub's words for why it cannot be added. A key belongs to one
 * repository of the host.
 *
 * @see https://docs.github.com/en/authentication/troubleshooting-ssh/error-key-already-in-use
 */
export function addDeployKey(
  state: HostState,
  repository: StoredRepository,
  { key, title, readOnly }: NewDeployKey,
): DeployKey | string {
  const parsed = utils.parseKey(key);
  if (parsed instanceof Error || parsed.isPrivateKey()) {
    return "key is invalid. You must supply a key in OpenSSH public key format";
  }
  const line = `${parsed.type} ${parsed.getPublicSSH().toString("base64")}`;
  const taken = [...state.repositories.values()].some(({ deployKeys }) =>
    deployKeys.some((known) => known.key === line),
  );
  if (taken) return "key is already in use";
  const added: DeployKey = {
    id: state.nextId(),
    title: title || parsed.comment || "Deploy key",
    key: line,
    readOnly,
    createdAt: new Date(),
    lastUsed: undefined,
  };
  repository.deployKeys.push(added);
  return added;
}
