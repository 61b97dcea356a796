import type { BucketSpecArgs } from "../flux-api/bucket";
import type { SyncProxyArgs } from "./credentials-args";
import type { BucketCredentialsArgs, TlsArgs } from "./credentials-args";
import type { ObjectParts } from "./compose";
import { composeSource } from "./compose";
import { bucketCredentials, proxy, tls } from "./source-secrets";

/** The fields of a Bucket, and what its Secrets are made of. */
export interface BucketFields extends BucketSpecArgs {
  /** An access key, for the providers `generic` and `aws`. @defaultValue none, or `secretRef`, or `provider` logs in */
  readonly credentials?: BucketCredentialsArgs;
  /** @defaultValue none, or `certSecretRef` */
  readonly tls?: TlsArgs;
  /** @defaultValue none, or `proxySecretRef` */
  readonly proxy?: SyncProxyArgs;
}

/** What a Bucket consists of. */
export function composeBucket(objectName: string, fields: BucketFields): ObjectParts<"Bucket"> {
  return composeSource("Bucket", fields, [
    bucketCredentials(objectName, fields),
    tls(objectName, fields),
    proxy(objectName, fields),
  ]);
}
