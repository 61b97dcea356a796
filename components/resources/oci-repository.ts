import type * as pulumi from "@pulumi/pulumi";

import type { OCIRepositorySpecArgs } from "../flux-api/oci-repository";
import type { SyncProxyArgs } from "../git/args";
import type { BasicAuthArgs, TlsArgs, VerificationKeysArgs } from "../flux-objects/credentials-args";
import { FluxResource } from "./flux-resource";
import type { ObjectArgs } from "./resource-args";
import type { ObjectParts } from "../flux-objects/compose";
import { composeSource } from "../flux-objects/compose";
import { proxy, registryCredentials, tls, verification } from "../flux-objects/source-secrets";

/** The fields of an OCIRepository, and what its Secrets are made of. */
export interface OCIRepositoryArgs extends ObjectArgs, OCIRepositorySpecArgs {
  /** A user of the registry. @defaultValue none: anybody may pull, or `secretRef` names a Secret that exists, or `provider` logs in */
  readonly credentials?: BasicAuthArgs;
  /** @defaultValue none, or `certSecretRef` */
  readonly tls?: TlsArgs;
  /** @defaultValue none, or `proxySecretRef` */
  readonly proxy?: SyncProxyArgs;
  /** The keys that `verify` needs. @defaultValue none, or `verify.secretRef` */
  readonly verificationKeys?: VerificationKeysArgs;
}

/** A repository of a registry that Flux follows; ready when Flux has pulled from it. @see https://fluxcd.io/flux/components/source/ocirepositories/ */
export class OCIRepository extends FluxResource<"OCIRepository", OCIRepositoryArgs> {
  /** @throws InvalidArgumentsError that lists every argument that cannot be used. */
  public constructor(name: string, args: OCIRepositoryArgs, opts?: pulumi.ComponentResourceOptions) {
    super("OCIRepository", name, args, composeOciRepository, opts);
  }
}

/** What an OCIRepository consists of. */
export function composeOciRepository(objectName: string, args: OCIRepositoryArgs): ObjectParts<"OCIRepository"> {
  const made = [
    registryCredentials(objectName, args),
    tls(objectName, args),
    proxy(objectName, args),
    verification(objectName, args),
  ];
  return composeSource("OCIRepository", args, made);
}
