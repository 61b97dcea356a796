import * as pulumi from "@pulumi/pulumi";

import type { HelmRepositorySpecArgs } from "../flux-api/helm-repository";
import type { BasicAuthArgs, TlsArgs } from "../flux-objects/credentials-args";
import { FluxResource } from "./flux-resource";
import type { ObjectArgs } from "./resource-args";
import type { ObjectParts } from "../flux-objects/compose";
import { composeSource } from "../flux-objects/compose";
import { tls, userCredentials } from "../flux-objects/source-secrets";
import { shouldAwait } from "../flux-objects/compose";

/** The fields of a HelmRepository, and what its Secrets are made of. */
export interface HelmRepositoryArgs extends ObjectArgs, HelmRepositorySpecArgs {
  /** A user of the repository. @defaultValue none: anybody may read, or `secretRef` names a Secret that exists */
  readonly credentials?: BasicAuthArgs;
  /** @defaultValue none, or `certSecretRef` */
  readonly tls?: TlsArgs;
}

/** A repository of charts; ready when Flux has its index, and at once for `type` `oci`. @see https://fluxcd.io/flux/components/source/helmrepositories/ */
export class HelmRepository extends FluxResource<"HelmRepository", HelmRepositoryArgs> {
  /** @throws InvalidArgumentsError that lists every argument that cannot be used. */
  public constructor(name: string, args: HelmRepositoryArgs, opts?: pulumi.ComponentResourceOptions) {
    super("HelmRepository", name, args, composeHelmRepository, opts);
  }
}

/** What a HelmRepository consists of. */
export function composeHelmRepository(objectName: string, args: HelmRepositoryArgs): ObjectParts<"HelmRepository"> {
  return {
    ...composeSource("HelmRepository", args, [userCredentials(objectName, args), tls(objectName, args)]),
    // One in a registry has no index to fetch, and no status.
    // https://fluxcd.io/flux/components/source/helmrepositories/#helm-oci-repository
    awaited: pulumi.all([shouldAwait(args.suspend), args.type]).apply(([running, type]) => running && type !== "oci"),
  };
}
