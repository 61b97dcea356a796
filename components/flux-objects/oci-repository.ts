import type { OCIRepositorySpecArgs } from "../flux-api/oci-repository";
import type { SyncProxyArgs } from "./credentials-args";
import type { BasicAuthArgs, TlsArgs, VerificationKeysArgs } from "./credentials-args";
import type { ObjectParts } from "./compose";
import { composeSource } from "./compose";
import { proxy, registryCredentials, tls, verification } from "./source-secrets";

/** The fields of an OCIRepository, and what its Secrets are made of. */
export interface OCIRepositoryFields extends OCIRepositorySpecArgs {
  /** A user of the registry. @defaultValue none: anybody may pull, or `secretRef` names a Secret that exists, or `provider` logs in */
  readonly credentials?: BasicAuthArgs;
  /** @defaultValue none, or `certSecretRef` */
  readonly tls?: TlsArgs;
  /** @defaultValue none, or `proxySecretRef` */
  readonly proxy?: SyncProxyArgs;
  /** The keys that `verify` needs. @defaultValue none, or `verify.secretRef` */
  readonly verificationKeys?: VerificationKeysArgs;
}

/** What an OCIRepository consists of. */
export function composeOciRepository(objectName: string, fields: OCIRepositoryFields): ObjectParts<"OCIRepository"> {
  const made = [
    registryCredentials(objectName, fields),
    tls(objectName, fields),
    proxy(objectName, fields),
    verification(objectName, fields),
  ];
  return composeSource("OCIRepository", fields, made);
}
