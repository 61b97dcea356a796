/** A stack of the root's program: the resources of the component, and the stack itself. */
const ALL = 46;
/** What keeps the files on the branch, its provider, and what remembers that it does. */
const PUSHED = 3;
/** A RepositoryFile for each of `gotk-components.yaml`, `gotk-sync.yaml` and `kustomization.yaml`. */
const FILES = 3;
/** The branch of a pull request, the pull request, and what remembers both. */
const PULL_REQUEST = 3;

/** How many resources the engine counts. */
export const RESOURCES = {
  all: ALL,
  /** Without Flux's three NetworkPolicies. */
  withoutNetworkPolicy: ALL - 3,
  /** Nothing is committed. */
  withoutFiles: ALL - PUSHED,
  /** In addition the repository, its branch, and which branch is its default one. */
  withRepository: ALL + 3,
  /** In addition the cluster and the Kubernetes provider, in `examples/with-cluster`. */
  withCluster: ALL + 2,
  /** In addition the Kubernetes and the GitHub provider, in the README's program. */
  withProviders: ALL + 2,
  /** The three files are proposed; what follows them waits: the GitRepository, the Kustomization, and the memory of
   * what is complete. */
  proposed: ALL - PUSHED + FILES - 3 + PULL_REQUEST,
  /** The three files are merged, and only their pull request is remembered. */
  merged: ALL - PUSHED + 1,
  /** A change of one of the merged files is proposed. */
  changeProposed: ALL - PUSHED + 1 + PULL_REQUEST,
} as const;
