import type * as pulumi from "@pulumi/pulumi";

import { defaults } from "../defaults";
import type { BucketSpecArgs } from "../flux-api/bucket-spec";
import type { SyncProxyArgs } from "../git-args";
import type { BucketCredentialsArgs, TlsArgs } from "./credentials-args";
import { FluxObject } from "./flux-object";
import type { ObjectArgs } from "./object-args";
import type { ObjectParts } from "./object-parts";
import { notBoth, tlsProblems } from "./secret-problems";
import { bucketCredentials, joined, proxy, tls } from "./source-secrets";
import { specOf } from "./spec-of";
import { unlessSuspended } from "./unless-suspended";

/** The fields of a Bucket, and what its Secrets are made of. */
export interface BucketArgs extends ObjectArgs, BucketSpecArgs {
  /** An access key, for the providers `generic` and `aws`. @defaultValue none, or `secretRef`, or `provider` logs in */
  readonly credentials?: BucketCredentialsArgs;
  /** @defaultValue none, or `certSecretRef` */
  readonly tls?: TlsArgs;
  /** @defaultValue none, or `proxySecretRef` */
  readonly proxy?: SyncProxyArgs;
}

/** A bucket of an object store that Flux follows; ready when Flux has fetched it. @see https://fluxcd.io/flux/components/source/buckets/ */
export class Bucket extends FluxObject<"Bucket"> {
  /** @throws InvalidArgumentsError that lists every argument that cannot be used. */
  public constructor(name: string, args: BucketArgs, opts?: pulumi.ComponentResourceOptions) {
    super("Bucket", name, args, (objectName) => bucketParts(objectName, args), opts);
  }
}

/** What a Bucket consists of. */
export function bucketParts(objectName: string, args: BucketArgs): ObjectParts<"Bucket"> {
  const { secrets, fields } = joined(bucketCredentials(objectName, args.credentials), tls(objectName, args.tls), proxy(objectName, args.proxy));
  const spec = specOf(args, ["credentials", "tls", "proxy"]);
  return {
    kind: "Bucket",
    spec: { interval: defaults.sync.sourceInterval, ...spec, ...fields },
    secrets,
    problems: [
      ...notBoth(args, "credentials", "secretRef"),
      ...notBoth(args, "tls", "certSecretRef"),
      ...notBoth(args, "proxy", "proxySecretRef"),
      ...tlsProblems(args.tls),
    ],
    awaited: unlessSuspended(args.suspend),
  };
}
