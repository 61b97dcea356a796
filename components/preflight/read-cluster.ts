import type { ManagedObject } from "./findings/other-manager";
import type { Permission } from "./findings/permissions";
import type { StoredKind } from "./findings/stored-versions";
import { MANAGED_BY } from "../kube/annotations";
import type { KubeReader } from "../kube/kube-client";
import { qualifiedName } from "../manifests/kubernetes-object";
import type { AnyObject, Definition, ListOf } from "./kube-objects";

const PART_OF_FLUX = "labelSelector=app.kubernetes.io%2Fpart-of%3Dflux";
/** The maximum number of objects of a kind that a message names. */
const NAMED = 5;

/** Reads the version of the API server, such as `v1.36.4`. */
export async function readServerVersion(client: KubeReader): Promise<string> {
  const answer = (await client.request("/version")) as { readonly gitVersion?: string } | undefined;
  return answer?.gitVersion ?? "of an unknown version";
}

/** Returns the permissions that the credentials do not have. */
export async function readDenied(client: KubeReader, needed: readonly Permission[]): Promise<Permission[]> {
  const reviews = await Promise.all(
    needed.map(async (resourceAttributes) => {
      const body = {
        apiVersion: "authorization.k8s.io/v1",
        kind: "SelfSubjectAccessReview",
        spec: { resourceAttributes },
      };
      const answer = await client.request("/apis/authorization.k8s.io/v1/selfsubjectaccessreviews", body);
      return (answer as { readonly status: { readonly allowed: boolean } }).status.allowed;
    }),
  );
  return needed.filter((_, index) => reviews[index] !== true);
}

/** Reads the CustomResourceDefinitions of these names that exist in the cluster. */
export async function readDefinitions(client: KubeReader, names: readonly string[]): Promise<Definition[]> {
  const path = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
  const found = await Promise.all(names.map((name) => client.request(`${path}/${name}`)));
  return found.filter((definition) => definition !== undefined) as Definition[];
}

/** Reads the stored objects of a kind. */
export async function readStoredKind(client: KubeReader, { metadata, spec, status }: Definition): Promise<StoredKind> {
  const storageVersion = spec.versions.find(({ storage }) => storage)?.name ?? "";
  const served = spec.versions.find(({ served: isServed }) => isServed)?.name ?? storageVersion;
  const path = `/apis/${spec.group}/${served}/${spec.names.plural}?limit=${NAMED}`;
  const list = (await client.request(path)) as ListOf<AnyObject> | undefined;
  return {
    name: metadata.name,
    kind: spec.names.kind,
    storageVersion,
    storedVersions: status?.storedVersions ?? [],
    objects: (list?.items ?? []).map(nameOf),
    more: list?.metadata?.remainingItemCount ?? 0,
  };
}

/** Reads the Deployments of Flux in all namespaces. */
export async function readDeployments(client: KubeReader): Promise<AnyObject[]> {
  const list = (await client.request(`/apis/apps/v1/deployments?${PART_OF_FLUX}`)) as ListOf<AnyObject> | undefined;
  return [...(list?.items ?? [])];
}

/** Reads the names of the FluxInstances of the Flux Operator, as `namespace/name`; none where it is not installed. */
export async function readFluxInstances(client: KubeReader): Promise<string[]> {
  const list = (await client.request("/apis/fluxcd.controlplane.io/v1/fluxinstances")) as ListOf<AnyObject> | undefined;
  return (list?.items ?? []).map(nameOf);
}

/** Returns the fields of an object that show who manages it. */
export function managed(kind: string, { metadata }: AnyObject): ManagedObject {
  const { name, namespace, labels = {}, managedFields = [] } = metadata;
  const managedBy = labels[MANAGED_BY];
  return {
    kind,
    name,
    ...(namespace === undefined ? {} : { namespace }),
    ...(managedBy === undefined ? {} : { managedBy }),
    fieldManagers: managedFields.flatMap(({ manager }) => (manager === undefined ? [] : [manager])),
  };
}

function nameOf({ metadata }: AnyObject): string {
  return qualifiedName(metadata);
}
