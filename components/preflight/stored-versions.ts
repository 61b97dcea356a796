import type { KubeReader } from "../kube/kube-client";
import type { KubernetesObject } from "../manifests/kubernetes-object";
import type { Finding } from "./findings/finding";
import { storedVersions } from "./findings/stored-versions";
import type { Definition } from "./kube-objects";
import { readDefinitions, readStoredKind } from "./read-cluster";

/** Returns the CustomResourceDefinitions among the objects of a release. */
export function definitionsAmong(objects: readonly KubernetesObject[]): Definition[] {
  return objects.filter(
    (object): object is KubernetesObject & Definition => object.kind === "CustomResourceDefinition",
  );
}

/** Reads the definitions of these names that a cluster has. */
export async function readLive(client: KubeReader, wanted: readonly Definition[]): Promise<Definition[]> {
  return readDefinitions(
    client,
    wanted.map(({ metadata }) => metadata.name),
  );
}

/**
 * Returns for each definition of a cluster the finding whether a release has all versions in which objects are stored.
 *
 * @param wanted the definitions of the release
 */
export async function storedFindings(
  client: KubeReader,
  live: readonly Definition[],
  wanted: readonly Definition[],
  release: string,
): Promise<Finding[]> {
  return Promise.all(
    live.map(async (definition) => {
      const ofRelease = wanted.find(({ metadata }) => metadata.name === definition.metadata.name);
      const versions = ofRelease?.spec.versions.map(({ name }) => name) ?? [];
      return storedVersions(await readStoredKind(client, definition), versions, release);
    }),
  );
}
