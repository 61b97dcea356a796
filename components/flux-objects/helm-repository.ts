import * as pulumi from "@pulumi/pulumi";

import type { Problem } from "../errors";
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
  const made = [userCredentials(objectName, fields), tls(objectName, fields)];
  const parts = composeSource<"HelmRepository">("HelmRepository", fields, made);
  return {
    ...parts,
    problems: [...typeProblems(fields), ...parts.problems],
    // A repository of the type `oci` has no index to fetch, and no status.
    // https://fluxcd.io/flux/components/source/helmrepositories/#helm-oci-repository
    awaited: pulumi
      .all([shouldAwait(fields.suspend), fields.type])
      .apply(([running, type]) => running && type !== "oci"),
  };
}

/** Flux takes both mistakes, and fails at every fetch. */
function typeProblems({ url, type = "default" }: HelmRepositoryFields): Problem[] {
  if (typeof url !== "string" || typeof type !== "string") return [];
  const isOci = url.startsWith("oci://");
  if (isOci === (type === "oci")) return [];
  return isOci
    ? [{ propertyPath: "type", reason: 'must be "oci" for an oci:// URL. Set it, or use an OCIRepository.' }]
    : [
        {
          propertyPath: "url",
          reason: 'must begin with oci:// for the type "oci". Remove type for a repository with an index.',
        },
      ];
}
