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
