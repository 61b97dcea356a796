import type * as pulumi from "@pulumi/pulumi";

import type { LocalObjectReferenceArgs } from "./shared";

/**
 * The kind of an object storage.
 * @see https://fluxcd.io/flux/components/source/buckets/#provider
 */
export const BucketProvider = {
  /** Anything that speaks the S3 API, such as MinIO. */
  Generic: "generic",
  /** Amazon S3. */
  Aws: "aws",
  /** Google Cloud Storage. */
  Gcp: "gcp",
  /** Azure Blob Storage. */
  Azure: "azure",
} as const;
/** The kind of an object storage. */
export type BucketProvider = (typeof BucketProvider)[keyof typeof BucketProvider];

/**
 * The `spec` of a Bucket (`source.toolkit.fluxcd.io/v1`): files in an object storage that source-controller fetches.
 * @see https://fluxcd.io/flux/components/source/buckets/
 */
export interface BucketSpecArgs {
  /** The bucket's name; for Azure, the container's. */
  readonly bucketName: pulumi.Input<string>;
  /** The address of the storage, such as `s3.amazonaws.com` or `minio.example.com:9000`. */
  readonly endpoint: pulumi.Input<string>;
  /**
   * How often Flux looks for changed files, as a Go duration in `h`, `m`, `s` and `ms`.
   * @defaultValue `1m0s`, by this package: the API has none
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
   * The beginning of the names of the files that are fetched.
   * @defaultValue none: all files
   */
  readonly prefix?: pulumi.Input<string>;
  /**
   * A Secret with credentials, whose keys depend on the provider: `accesskey` and `secretkey` for S3. Not beside
   * `serviceAccountName`.
   * @see https://fluxcd.io/flux/components/source/buckets/#provider
   */
  readonly secretRef?: pulumi.Input<LocalObjectReferenceArgs>;
  /**
   * The service account whose cloud identity is used; not for the provider `generic`.
   * @see https://fluxcd.io/flux/components/source/buckets/#workload-identity
   */
  readonly serviceAccountName?: pulumi.Input<string>;
  /** Where temporary credentials come from; only for the providers `aws` and `generic`. */
  readonly sts?: pulumi.Input<BucketStsArgs>;
  /**
   * A Secret for TLS: `ca.crt` is the authority that the storage's certificate is checked with, `tls.crt` and `tls.key` are
   * the client's own certificate. Only for the provider `generic`.
   */
  readonly certSecretRef?: pulumi.Input<LocalObjectReferenceArgs>;
  /** A Secret with the proxy's `address` and, when it wants them, `username` and `password`. */
  readonly proxySecretRef?: pulumi.Input<LocalObjectReferenceArgs>;
  /**
   * Whether the storage is spoken to by HTTP, without TLS.
   * @defaultValue `false`
   */
  readonly insecure?: pulumi.Input<boolean>;
  /**
   * How long a fetch may take, as a Go duration in `m`, `s` and `ms`.
   * @defaultValue `60s`
   */
  readonly timeout?: pulumi.Input<string>;
  /**
   * Files that are left out, as lines of a `.gitignore`. Takes the place of Flux's own list.
   * @see https://fluxcd.io/flux/components/source/buckets/#ignore
   */
  readonly ignore?: pulumi.Input<string>;
  /**
   * Whether Flux leaves the bucket alone for now.
   * @defaultValue `false`
   */
  readonly suspend?: pulumi.Input<boolean>;
}

/**
 * A Security Token Service, which hands out temporary credentials for a bucket.
 * @see https://fluxcd.io/flux/components/source/buckets/
 */
export interface BucketStsArgs {
  /** The kind of the service: `aws` for buckets of the provider `aws`, `ldap` for those of `generic`. */
  readonly provider: pulumi.Input<BucketStsProvider>;
  /** Its address: an `https://` or `http://` URL. */
  readonly endpoint: pulumi.Input<string>;
  /** A Secret with the `username` and the `password` for it; only for `ldap`. */
  readonly secretRef?: pulumi.Input<LocalObjectReferenceArgs>;
  /** A Secret for TLS with it: `ca.crt`, `tls.crt` and `tls.key`; only for `ldap`. */
  readonly certSecretRef?: pulumi.Input<LocalObjectReferenceArgs>;
}

/**
 * The kind of a Security Token Service, which hands out temporary credentials.
 * @see https://fluxcd.io/flux/components/source/buckets/
 */
export const BucketStsProvider = {
  /** That of AWS; for buckets of the provider `aws`. */
  Aws: "aws",
  /** That of MinIO, which asks an LDAP server; for buckets of the provider `generic`. */
  Ldap: "ldap",
} as const;
/** The kind of a Security Token Service, which hands out temporary credentials. */
export type BucketStsProvider = (typeof BucketStsProvider)[keyof typeof BucketStsProvider];
