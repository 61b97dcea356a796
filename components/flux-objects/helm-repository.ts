import * as pulumi from "@pulumi/pulumi";

import type { HelmRepositorySpecArgs } from "../flux-api/helm-repository";
import type { BasicAuthArgs, TlsArgs } from "./credentials-args";
import type { ObjectParts } from "./compose";
import { composeSource } from "./compose";
import { tls, userCredentials } from "./source-secrets";
import { shouldAwait } from "./compose";

/** The fields of a HelmRepository, and the contents of its Secrets. */
export interface HelmRepositoryFields extends HelmRepositorySpecArgs {
  /** A user of the repository. @defaultValue none: anybody may read, or `secretRef` names an existing Secret */
  readonly credentials?: BasicAuthArgs;
  /** The certificates for the connection to the repository. @defaultValue none, or `certSecretRef` */
  readonly tls?: TlsArgs;
}

/** Composes a HelmRepository and its Secrets. */
export function composeHelmRepository(objectName: string, fields: HelmRepositoryFields): ObjectParts<"HelmRepository"> {
  return {
    ...composeSource("HelmRepository", fields, [userCredentials(objectName, fields), tls(objectName, fields)]),
    // A repository of the type `oci` has no index to fetch, and no status.
    // https://fluxcd.io/flux/components/source/helmrepositories/#helm-oci-repository
    awaited: pulumi
      .all([shouldAwait(fields.suspend), fields.type])
      .apply(([running, type]) => running && type !== "oci"),
  };
}
