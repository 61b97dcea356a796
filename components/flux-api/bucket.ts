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
