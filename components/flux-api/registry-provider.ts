/**
 * Where the credentials for a container registry come from.
 * @see https://fluxcd.io/flux/components/source/ocirepositories/#provider
 */
export const RegistryProvider = {
  /** The Secret or the service account that the object names, or none. */
  Generic: "generic",
  /** An AWS identity, for Elastic Container Registry. */
  Aws: "aws",
  /** A Microsoft Entra identity, for Azure Container Registry. */
  Azure: "azure",
  /** A Google Cloud identity, for Artifact Registry. */
  Gcp: "gcp",
} as const;
/** Where the credentials for a container registry come from. */
export type RegistryProvider = (typeof RegistryProvider)[keyof typeof RegistryProvider];
