/** A stack of the root's program: the resources of the component, and the stack itself. */
const ALL = 46;
/** How many resources the engine counts. */
export const RESOURCES = {
  all: ALL,
  /** Without Flux's three NetworkPolicies. */
  withoutNetworkPolicy: ALL - 3,
  /** Nothing is committed. */
  withoutFiles: ALL - 1,
  /** In addition the repository, its branch, and which branch is its default one. */
  withRepository: ALL + 3,
  /** In addition the cluster and the Kubernetes provider, in `examples/with-cluster`. */
  withCluster: ALL + 2,
  /** In addition the Kubernetes and the GitHub provider, in the README's program. */
  withProviders: ALL + 2,
  /** A pull request in place of the files; what follows them waits: the GitRepository, the Kustomization, and the memory of what is
   * complete. */
  proposed: ALL - 3,
  /** The three files are merged. */
  merged: ALL - 1,
  /** A change of one of the merged files is proposed. */
  changeProposed: ALL,
} as const;
