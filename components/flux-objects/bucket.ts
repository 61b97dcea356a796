import type { BucketSpecArgs } from "../flux-api/bucket";
import type { SyncProxyArgs } from "./credentials-args";
import type { BucketCredentialsArgs, TlsArgs } from "./credentials-args";
import type { ObjectParts } from "./compose";
import { composeSource } from "./compose";
import { bucketCredentials, proxy, tls } from "./source-secrets";

/** The fields of a Bucket, and the contents of its Secrets. */
export interface BucketFields extends BucketSpecArgs {
  /** An access key, for the providers `generic` and `aws`. @defaultValue none, or `secretRef`, or `provider` logs in */
  readonly credentials?: BucketCredentialsArgs;
  /** The certificates for the connection to the storage. @defaultValue none, or `certSecretRef` */
  readonly tls?: TlsArgs;
  /** The proxy that Flux fetches through. @defaultValue none, or `proxySecretRef` */
  readonly proxy?: SyncProxyArgs;
}

/** Composes a Bucket and its Secrets. */
export function composeBucket(objectName: string, fields: BucketFields): ObjectParts<"Bucket"> {
  return composeSource("Bucket", fields, [
    bucketCredentials(objectName, fields),
    tls(objectName, fields),
    proxy(objectName, fields),
  ]);
}
