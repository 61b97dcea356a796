import type * as pulumi from "@pulumi/pulumi";

import { defaults } from "../defaults";
import type { OCIRepositorySpecArgs } from "../flux-api/oci-repository-spec";
import type { SyncProxyArgs } from "../git-args";
import type { BasicAuthArgs, TlsArgs, VerificationKeysArgs } from "./credentials-args";
import { FluxObject } from "./flux-object";
import type { ObjectArgs } from "./object-args";
import type { ObjectParts } from "./object-parts";
import { notBoth, tlsProblems, verificationProblems } from "./secret-problems";
import { joined, proxy, registryCredentials, tls, verification } from "./source-secrets";
import { specOf } from "./spec-of";
import { unlessSuspended } from "./unless-suspended";

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
export class OCIRepository extends FluxObject<"OCIRepository"> {
  /** @throws InvalidArgumentsError that lists every argument that cannot be used. */
  public constructor(name: string, args: OCIRepositoryArgs, opts?: pulumi.ComponentResourceOptions) {
    super("OCIRepository", name, args, (objectName) => ociRepositoryParts(objectName, args), opts);
  }
}

/** What an OCIRepository consists of. */
export function ociRepositoryParts(objectName: string, args: OCIRepositoryArgs): ObjectParts<"OCIRepository"> {
  const { secrets, fields } = joined(
    registryCredentials(objectName, args.url, args.credentials),
    tls(objectName, args.tls),
    proxy(objectName, args.proxy),
    verification(objectName, args.verificationKeys, args.verify),
  );
  const spec = specOf(args, ["credentials", "tls", "proxy", "verificationKeys"]);
  return {
    kind: "OCIRepository",
    spec: { interval: defaults.sync.sourceInterval, ...spec, ...fields },
    secrets,
    problems: [
      ...notBoth(args, "credentials", "secretRef"),
      ...notBoth(args, "tls", "certSecretRef"),
      ...notBoth(args, "proxy", "proxySecretRef"),
      ...verificationProblems(args),
      ...tlsProblems(args.tls),
    ],
    awaited: unlessSuspended(args.suspend),
  };
}
