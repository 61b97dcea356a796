import type * as pulumi from "@pulumi/pulumi";

import { defaults } from "../defaults";
import type { KustomizationSpecArgs } from "../flux-api/kustomization";
import type { DecryptionKeysArgs } from "../flux-objects/credentials-args";
import { decryptionSecret } from "../flux-objects/decryption-secret";
import { FluxResource } from "./flux-resource";
import type { ObjectArgs } from "./resource-args";
import type { ObjectParts } from "../flux-objects/compose";
import { composeObject } from "../flux-objects/compose";
import { remoteKubeconfig, type RemoteKubeconfigArgs } from "../flux-objects/remote-kubeconfig";

/** The fields of a Kustomization, and what its Secrets are made of. */
export interface KustomizationArgs extends ObjectArgs, KustomizationSpecArgs, RemoteKubeconfigArgs {
  /**
   * The keys that SOPS files in the source are decrypted with, such as `{ "age.agekey": identity }`; `decryption` may be left out
   * beside them. Flux decrypts anew as soon as one changes.
   * @defaultValue none, or `decryption.secretRef`
   * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#decryption
   */
  readonly decryptionKeys?: DecryptionKeysArgs;
}

/** Manifests of a source that Flux applies; ready when it has. @see https://fluxcd.io/flux/components/kustomize/kustomizations/ */
export class Kustomization extends FluxResource<"Kustomization", KustomizationArgs> {
  /** @throws InvalidArgumentsError that lists every argument that cannot be used. */
  public constructor(name: string, args: KustomizationArgs, opts?: pulumi.ComponentResourceOptions) {
    super("Kustomization", name, args, composeKustomization, opts);
  }
}

/** What a Kustomization consists of. */
export function composeKustomization(objectName: string, args: KustomizationArgs): ObjectParts<"Kustomization"> {
  const parts = composeObject("Kustomization", args, [
    decryptionSecret(objectName, args),
    remoteKubeconfig(objectName, args),
  ]);
  return { ...parts, spec: { interval: defaults.sync.interval, ...parts.spec } };
}
