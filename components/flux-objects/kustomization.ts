import { defaults } from "../defaults";
import type { KustomizationSpecArgs } from "../flux-api/kustomization";
import type { DecryptionKeysArgs } from "./credentials-args";
import { decryptionSecret } from "./decryption-secret";
import type { ObjectParts } from "./compose";
import { composeObject } from "./compose";
import { patchProblems } from "./patches";
import { remoteKubeconfig, type RemoteKubeconfigArgs } from "./remote-kubeconfig";

/** The fields of a Kustomization, and the contents of its Secrets. */
export interface KustomizationFields extends KustomizationSpecArgs, RemoteKubeconfigArgs {
  /**
   * The keys that SOPS files in the source are decrypted with, such as `{ "age.agekey": identity }`; `decryption` may
   * then be left out. Flux decrypts the files again as soon as a key changes.
   * @defaultValue none, or `decryption.secretRef`
   * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#decryption
   */
  readonly decryptionKeys?: DecryptionKeysArgs;
}

/** Composes a Kustomization and its Secrets. */
export function composeKustomization(objectName: string, fields: KustomizationFields): ObjectParts<"Kustomization"> {
  const parts = composeObject("Kustomization", fields, [
    decryptionSecret(objectName, fields),
    remoteKubeconfig(objectName, fields),
  ]);
  return {
    ...parts,
    spec: { interval: defaults.sync.interval, ...parts.spec },
    problems: [...parts.problems, ...patchProblems("patches", fields.patches)],
  };
}
