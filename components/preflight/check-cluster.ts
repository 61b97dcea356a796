import { defaults } from "../defaults";
import type { Finding } from "./findings/finding";
import { followedFinding } from "./findings/followed-finding";
import type { WantedSource } from "./findings/followed-source";
import { installedVersion } from "./findings/installed-version";
import { kubernetesVersion } from "./findings/kubernetes-version";
import { otherManager, otherNamespace } from "./findings/other-manager";
import { neededPermissions, permissions } from "./findings/permissions";
import { gotkComponents } from "../manifests/install";
import { objectsOf } from "../manifests/parse";
import { readRelease } from "../release";
import { ForbiddenError } from "../kube/cluster-error";
import { readFollowed, wantedSource, type SourceOptions } from "./followed-source";
import { kubeClient, requestedAccess, type AccessOptions, type KubeReader } from "../kube/kube-client";
import type { AnyObject, Definition } from "./kube-objects";
import * as read from "./read-cluster";
import { definitionsAmong, readLive, storedFindings } from "./stored-versions";

/** The release to install, and the cluster to install it in. */
export interface CheckOptions extends AccessOptions, SourceOptions {
  /**
   * The Flux release, such as `v2.9.4`. Its manifests must be on disk.
   * @defaultValue `v2.9.4`
   */
  readonly version?: string;
  /** The directory that holds the release's manifests, as the component's argument of the same name. */
  readonly manifests?: string;
  /**
   * All components, including extra ones.
   * @defaultValue those of `flux install`
   */
  readonly components?: readonly string[];
  /**
   * The namespace for Flux.
   * @defaultValue `flux-system`
   */
  readonly namespace?: string;
}

interface Sync {
  readonly source: WantedSource | undefined;
  readonly namespace: string;
  readonly name: string;
}

/**
 * Checks whether a release of Flux can be installed in a cluster, as `flux check --pre` does. It changes nothing.
 *
 * @throws ClusterError when the cluster cannot be asked
 */
export async function checkCluster(options: CheckOptions = {}): Promise<Finding[]> {
  const { version = defaults.version, namespace = defaults.namespace, components = defaults.components } = options;
  const wanted = definitionsOf(version, components, options.manifests);
  const sync = { source: wantedSource(options), namespace, name: options.syncName ?? defaults.sync.name };
  const client = await kubeClient(requestedAccess(options));
  // This request comes first and alone: it shows whether the cluster can be reached.
  const server = await read.readServerVersion(client);
  const denied = await read.readDenied(client, neededPermissions(namespace));
  const known = [kubernetesVersion(server, version), permissions(denied)];
  return Promise.all([found(client, wanted, { version, namespace }), followed(client, sync)]).then(
    (findings) => [...known, ...findings.flat()],
    (error: unknown) => {
      if (!(error instanceof ForbiddenError)) throw error;
      return [...known, { check: "reading", ok: false, message: error.message }];
    },
  );
}

/** Returns the findings about the objects in the cluster. */
async function found(
  client: KubeReader,
  wanted: readonly Definition[],
  { version, namespace }: Required<Pick<CheckOptions, "version" | "namespace">>,
): Promise<Finding[]> {
  const [definitions, deployments, fluxInstances] = await Promise.all([
    readLive(client, wanted),
    read.readDeployments(client),
    read.readFluxInstances(client),
  ]);
  const objects = [
    ...definitions.map((one) => read.managed("CustomResourceDefinition", one)),
    ...deployments.map((one) => read.managed("Deployment", one)),
  ];
  return [
    otherManager(objects, fluxInstances),
    otherNamespace(objects, namespace),
    installedVersion(releasesOf([...deployments, ...definitions]), version),
    ...(await storedFindings(client, definitions, wanted, version)),
  ];
}

/** Returns the finding about the source that the cluster follows, if the caller names the wanted one. */
async function followed(client: KubeReader, { source, namespace, name }: Sync): Promise<Finding[]> {
  if (source === undefined) return [];
  return [followedFinding(`${namespace}/${name}`, await readFollowed(client, namespace, name), source)];
}

function definitionsOf(version: string, components: readonly string[], manifests: string | undefined): Definition[] {
  const { content } = gotkComponents(readRelease(version, manifests), { ...defaults, components });
  return definitionsAmong(objectsOf(content));
}

function releasesOf(objects: readonly AnyObject[]): string[] {
  return [...new Set(objects.flatMap(({ metadata }) => metadata.labels?.["app.kubernetes.io/version"] ?? []))].sort();
}
