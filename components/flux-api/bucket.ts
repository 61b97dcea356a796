import type { ValueOfRelease } from "./value-of-release";
import type * as pulumi from "@pulumi/pulumi";

import type { LocalObjectReferenceArgs } from "./shared";

/**
 * The kinds of object storage that a bucket can be in.
 * @see https://fluxcd.io/flux/components/source/buckets/#provider
 */
export const BucketProvider = {
  /** Any storage with an S3-compatible API, such as MinIO. */
  Generic: "generic",
  /** Amazon S3. */
  Aws: "aws",
  /** Google Cloud Storage. */
  Gcp: "gcp",
  /** Azure Blob Storage. */
  Azure: "azure",
} as const;
/** The kinds of object storage that a bucket can be in. */
export type BucketProvider = ValueOfRelease<(typeof BucketProvider)[keyof typeof BucketProvider]>;

/**
 * The `spec` of a Bucket (`source.toolkit.fluxcd.io/v1`): files in an object storage, which source-controller fetches.
 * @see https://fluxcd.io/flux/components/source/buckets/
 */
export interface BucketSpecArgs {
  /** The bucket's name; for Azure, the container's. */
  readonly bucketName: pulumi.Input<string>;
  /** The address of the storage, such as `s3.amazonaws.com` or `minio.example.com:9000`. */
  readonly endpoint: pulumi.Input<string>;
  /**
   * Interval at which Flux checks for changed files, as a Go duration in `h`, `m`, `s` and `ms`.
   * @defaultValue `1m0s`, set by this package: the API has no default
   */
  readonly interval?: pulumi.Input<string>;
  /**
   * The kind of the storage.
   * @defaultValue `generic`
   */
  readonly provider?: pulumi.Input<BucketProvider>;
  /** The region that the bucket is in, such as `eu-central-1`. */
  readonly region?: pulumi.Input<string>;
  /**
   * Prefix of the names of the files that are fetched.
   * @defaultValue none: all files
   */
  readonly prefix?: pulumi.Input<string>;
  /**
   * A Secret with credentials, whose keys depend on the provider: `accesskey` and `secretkey` for S3. Conflicts with
   * `serviceAccountName`.
   * @see https://fluxcd.io/flux/components/source/buckets/#provider
   */
  readonly secretRef?: pulumi.Input<LocalObjectReferenceArgs>;
  /**
   * The service account whose cloud identity is used; not for the provider `generic`.
   * @see https://fluxcd.io/flux/components/source/buckets/#workload-identity
   */
  readonly serviceAccountName?: pulumi.Input<string>;
  /** The service that issues temporary credentials; only for the providers `aws` and `generic`. */
  readonly sts?: pulumi.Input<BucketStsArgs>;
  /**
   * A Secret for TLS: `ca.crt` is the certificate of the authority that signed the storage's certificate, `tls.crt` and
   * `tls.key` are the client's certificate and its key. Only for the provider `generic`.
   */
  readonly certSecretRef?: pulumi.Input<LocalObjectReferenceArgs>;
  /** A Secret with the proxy's `address` and, if the proxy requires a login, `username` and `password`. */
  readonly proxySecretRef?: pulumi.Input<LocalObjectReferenceArgs>;
  /**
   * Connects to the storage over HTTP, without TLS.
   * @defaultValue `false`
   */
  readonly insecure?: pulumi.Input<boolean>;
  /**
   * Timeout for a fetch, as a Go duration in `m`, `s` and `ms`.
   * @defaultValue `60s`
   */
  readonly timeout?: pulumi.Input<string>;
  /**
   * Files to leave out, as lines of a `.gitignore`. Replaces Flux's own list.
   * @see https://fluxcd.io/flux/components/source/buckets/#ignore
   */
  readonly ignore?: pulumi.Input<string>;
  /**
   * Suspends the reconciliation of the bucket.
   * @defaultValue `false`
   */
  readonly suspend?: pulumi.Input<boolean>;
}

/**
 * A Security Token Service, which issues temporary credentials for a bucket.
 * @see https://fluxcd.io/flux/components/source/buckets/
 */
export interface BucketStsArgs {
  /** The kind of the service: `aws` for buckets of the provider `aws`, `ldap` for buckets of the provider `generic`. */
  readonly provider: pulumi.Input<BucketStsProvider>;
  /** The address of the service: an `https://` or `http://` URL. */
  readonly endpoint: pulumi.Input<string>;
  /** A Secret with the `username` and the `password` for the service; only for `ldap`. */
  readonly secretRef?: pulumi.Input<LocalObjectReferenceArgs>;
  /** A Secret for TLS connections to the service: `ca.crt`, `tls.crt` and `tls.key`; only for `ldap`. */
  readonly certSecretRef?: pulumi.Input<LocalObjectReferenceArgs>;
}

/**
 * The kinds of Security Token Services, which issue temporary credentials.
 * @see https://fluxcd.io/flux/components/source/buckets/
 */
export const BucketStsProvider = {
  /** The service of AWS; for buckets of the provider `aws`. */
  Aws: "aws",
  /** The service of MinIO, which authenticates users with an LDAP server; for buckets of the provider `generic`. */
  Ldap: "ldap",
} as const;
/** The kinds of Security Token Services, which issue temporary credentials. */
export type BucketStsProvider = ValueOfRelease<(typeof BucketStsProvider)[keyof typeof BucketStsProvider]>;
