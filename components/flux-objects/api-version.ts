import type * as pulumi from "@pulumi/pulumi";

import { API_VERSIONS, type FluxKind, kindInfo } from "../flux-api/kinds";
import type { Bundle } from "../manifests/bundle";
import { versionsOf } from "../schemas/release-schemas";

/** The API in which the objects of a kind are declared. */
export interface ServedApi {
  /** The group and the version, e.g. `"source.toolkit.fluxcd.io/v1"`. */
  readonly apiVersion: string;
  /**
   * The other versions, in which the state may have an object. For Pulumi the version is a part of a resource's type: without
   * these it would declare a second resource for the same object, and then delete the first one, and the object with it.
   *
   * @see https://www.pulumi.com/docs/iac/concepts/options/aliases/
   */
  readonly aliases: pulumi.Alias[];
}

/** The definitions that a cluster has. */
export interface ClusterRelease {
  readonly release: Bundle;
  /**
   * True where the cluster may get the definitions of the release later than the objects, such as after the merge of a pull
   * request. As long as the release serves it, objects stay in the version that this package knows.
   */
  readonly mayLag: boolean;
}

/**
 * Returns the API that a release serves for a kind: the version in which it stores objects, or else the first one that is not
 * deprecated. A release that does not define the kind gets the version that this package knows.
 *
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definition-versioning/
 */
export function servedApi({ release, mayLag }: ClusterRelease, kind: FluxKind): ServedApi {
  const known = API_VERSIONS[kind];
  const versions = versionsOf(release, kind).filter(({ apiVersion }) => groupOf(apiVersion) === kindInfo(kind)?.group);
  const served = versions.filter((version) => version.served);
  const current = served.filter(({ deprecated }) => !deprecated);
  const chosen =
    (mayLag ? served.find(({ apiVersion }) => apiVersion === known) : undefined) ??
    current.find(({ storage }) => storage) ??
    current[0] ??
    served[0];
  const apiVersion = chosen?.apiVersion ?? known;
  // A stack that goes back to an older release has objects in a version that this release does not define.
  const others = new Set([...versions.map((version) => version.apiVersion), known, `${groupOf(known)}/v1`]);
  others.delete(apiVersion);
  return { apiVersion, aliases: [...others].map((other) => ({ type: `kubernetes:${other}:${kind}` })) };
}

function groupOf(apiVersion: string): string {
  return apiVersion.replace(/\/.*$/, "");
}
