import type { Problem } from "../errors";
import type { OCIRepositorySpecArgs } from "../flux-api/oci-repository";
import type { SyncProxyArgs } from "./credentials-args";
import type { BasicAuthArgs, TlsArgs, VerificationKeysArgs } from "./credentials-args";
import type { ObjectParts } from "./compose";
import { composeSource } from "./compose";
import { proxy, registryCredentials, tls, verification } from "./source-secrets";

/** The fields of an OCIRepository, and the contents of its Secrets. */
export interface OCIRepositoryFields extends OCIRepositorySpecArgs {
  /**
   * A user of the registry.
   * @defaultValue none: anybody may pull, or `secretRef` names an existing Secret, or `provider` logs in
   */
  readonly credentials?: BasicAuthArgs;
  /** The certificates for the connection to the registry. @defaultValue none, or `certSecretRef` */
  readonly tls?: TlsArgs;
  /** The proxy that Flux pulls through. @defaultValue none, or `proxySecretRef` */
  readonly proxy?: SyncProxyArgs;
  /** The public keys that `verify` requires. @defaultValue none, or `verify.secretRef` */
  readonly verificationKeys?: VerificationKeysArgs;
}

/** Composes an OCIRepository and its Secrets. */
export function composeOciRepository(objectName: string, fields: OCIRepositoryFields): ObjectParts<"OCIRepository"> {
  const made = [
    registryCredentials(objectName, fields),
    tls(objectName, fields),
    proxy(objectName, fields),
    verification(objectName, fields),
  ];
  const parts = composeSource<"OCIRepository">("OCIRepository", fields, made);
  return { ...parts, problems: [...urlProblems(fields), ...parts.problems] };
}

/** Flux reads neither a version in the URL nor a slash at its end. */
function urlProblems({ url }: OCIRepositoryFields): Problem[] {
  if (typeof url !== "string") return [];
  const path = url.replace(/\/+$/, "");
  const [, tag, digest] = /^oci:\/\/[^/]+\/[^:@]+(:[^@]*)?(@.*)?$/i.exec(path) ?? [];
  const version = `${tag ?? ""}${digest ?? ""}`;
  if (version !== "") {
    const instead =
      digest === undefined
        ? `ref.tag to ${JSON.stringify(tag?.slice(1))}`
        : `ref.digest to ${JSON.stringify(digest.slice(1))}`;
    return [{ propertyPath: "url", reason: `must not have ${JSON.stringify(version)}. Set ${instead}.` }];
  }
  return path === url ? [] : [{ propertyPath: "url", reason: "must not end with a slash. Remove it." }];
}
