const CONTAINER: Readonly<Record<string, readonly string[]>> = {
  "": ["name"],
  "[].env": ["name"],
  "[].ports": ["containerPort", "protocol"],
  "[].volumeDevices": ["devicePath"],
  "[].volumeMounts": ["mountPath"],
};

const METADATA: Readonly<Record<string, readonly string[]>> = {
  "metadata.finalizers": [],
  "metadata.ownerReferences": ["uid"],
};

/** The lists of a pod that are merged, below `spec.template`. */
const POD: Readonly<Record<string, readonly string[]>> = {
  ...METADATA,
  ...below("spec.containers", CONTAINER),
  ...below("spec.initContainers", CONTAINER),
  "spec.hostAliases": ["ip"],
  "spec.imagePullSecrets": ["name"],
  "spec.topologySpreadConstraints": ["topologyKey", "whenUnsatisfiable"],
  "spec.volumes": ["name"],
};

const LISTS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  ...Object.fromEntries(
    [
      "Namespace",
      "ResourceQuota",
      "NetworkPolicy",
      "PersistentVolumeClaim",
      "CustomResourceDefinition",
      "ClusterRole",
      "ClusterRoleBinding",
    ].map((kind) => [kind, METADATA]),
  ),
  Deployment: { ...METADATA, ...below("spec.template.", POD) },
  Service: { ...METADATA, "spec.ports": ["port", "protocol"] },
  ServiceAccount: { ...METADATA, secrets: ["name"] },
};

/**
 * The fields that identify the items of a list when a patch is merged into an object; `[]` for a list of single values, and
 * nothing for a list that a patch replaces, as it does every list of a custom resource.
 *
 * These are the lists that kustomize merges, read from the schema that it is built with.
 *
 * @param path the list's fields from the root, with `[]` after each list on the way, e.g. `"spec.template.spec.containers[].env"`
 * @see https://github.com/kubernetes-sigs/kustomize/blob/kyaml/v0.21.1/kyaml/openapi/openapi.go (`PatchStrategyAndKeyList`)
 */
export function mergeKeys(kind: string, path: string): readonly string[] | undefined {
  const lists = Object.hasOwn(LISTS, kind) ? LISTS[kind] : undefined;
  return lists !== undefined && Object.hasOwn(lists, path) ? lists[path] : undefined;
}

function below(prefix: string, lists: Readonly<Record<string, readonly string[]>>): Record<string, readonly string[]> {
  return Object.fromEntries(Object.entries(lists).map(([path, keys]) => [prefix + path, keys]));
}
