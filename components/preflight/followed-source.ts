import { defaults } from "../defaults";
import { followedBranch, type GitReference } from "./findings/followed-branch";
import type { Followed } from "./findings/followed-finding";
import type { WantedSource } from "./findings/followed-source";
import { ClusterError } from "../kube/cluster-error";
import type { KubeReader } from "../kube/kube-client";

/** The source that the cluster is to follow. */
export interface SourceOptions {
  /**
   * The repository, as `owner/name`; with `path`, checks that the cluster does not follow another one already.
   * @defaultValue the check of the followed source is left out
   */
  readonly repository?: string;
  /**
   * The branch of the repository.
   * @defaultValue `main`
   */
  readonly branch?: string;
  /** The cluster's directory in the repository, such as `clusters/prod`; `.` is the root. It requires `repository`. */
  readonly path?: string;
  /**
   * The name of the Kustomization that follows the repository.
   * @defaultValue `flux-system`
   */
  readonly syncName?: string;
}

interface Kustomization {
  readonly spec: {
    readonly path?: string;
    readonly sourceRef: { readonly kind: string; readonly name: string; readonly namespace?: string };
  };
}

interface GitRepository {
  readonly spec: { readonly url: string; readonly ref?: GitReference };
}

/**
 * Returns the source that the cluster is to follow; undefined when the caller names none.
 *
 * @throws ClusterError when only one half of it is given: the check would be left out silently
 */
export function wantedSource({ repository, branch = defaults.branch, path }: SourceOptions): WantedSource | undefined {
  if (repository !== undefined && path !== undefined) return { repository, branch, path };
  if (repository === undefined && path === undefined) return undefined;
  const [given, missing] = repository === undefined ? ["path", "repository"] : ["repository", "path"];
  throw new ClusterError(
    `checkCluster: ${given} requires ${missing}. Give both to check the source that the cluster follows, or none.`,
  );
}

/**
 * Reads the source that a Kustomization follows; undefined when there is no Kustomization of that name, or no such
 * kind.
 */
export async function readFollowed(client: KubeReader, namespace: string, name: string): Promise<Followed | undefined> {
  const kustomization = (await client.request(kustomizationPath(namespace, name))) as Kustomization | undefined;
  if (kustomization === undefined) return undefined;
  const { path = "", sourceRef } = kustomization.spec;
  const source = { namespace: sourceRef.namespace ?? namespace, name: sourceRef.name };
  const other = `${sourceRef.kind} ${source.namespace}/${source.name}`;
  if (sourceRef.kind !== "GitRepository") return { other };
  const repository = (await client.request(objectPath("source", source.namespace, "gitrepositories", source.name))) as
    GitRepository | undefined;
  if (repository === undefined) return { other: `${other}, which does not exist` };
  return { url: repository.spec.url, branch: followedBranch(repository.spec.ref), path };
}

/** Returns the path of a Kustomization in the API. */
export function kustomizationPath(namespace: string, name: string): string {
  return objectPath("kustomize", namespace, "kustomizations", name);
}

function objectPath(group: string, namespace: string, resource: string, name: string): string {
  return `/apis/${group}.toolkit.fluxcd.io/v1/namespaces/${encodeURIComponent(namespace)}/${resource}/${encodeURIComponent(name)}`;
}
