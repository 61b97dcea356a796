import type * as pulumi from "@pulumi/pulumi";

import type { BucketSpecArgs } from "../flux-api/bucket";
import type { SyncProxyArgs } from "../git/args";
import type { BucketCredentialsArgs, TlsArgs } from "../flux-objects/credentials-args";
import { FluxResource } from "./flux-resource";
import type { ObjectArgs } from "./resource-args";
import type { ObjectParts } from "../flux-objects/compose";
import { composeSource } from "../flux-objects/compose";
import { bucketCredentials, proxy, tls } from "../flux-objects/source-secrets";

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
export class Bucket extends FluxResource<"Bucket", BucketArgs> {
  /** @throws InvalidArgumentsError that lists every argument that cannot be used. */
  public constructor(name: string, args: BucketArgs, opts?: pulumi.ComponentResourceOptions) {
    super("Bucket", name, args, composeBucket, opts);
  }
}

/** What a Bucket consists of. */
export function composeBucket(objectName: string, args: BucketArgs): ObjectParts<"Bucket"> {
  return composeSource("Bucket", args, [
    bucketCredentials(objectName, args),
    tls(objectName, args),
    proxy(objectName, args),
  ]);
}
