/** The programs that a lab runs, in the order in which they are built: those that a cluster starts with come first. */
export const TOOL_NAMES = [
  "etcd",
  "kube-apiserver",
  "kube-controller-manager",
  "kube-scheduler",
  "kwok",
  "pulumi",
  "pulumi-language-nodejs",
  "pulumi-resource-github",
  "pulumi-resource-kubernetes",
  "source-controller",
  "kustomize-controller",
  "notification-controller",
  "helm-controller",
  "image-reflector-controller",
  "image-automation-controller",
  "source-watcher",
  "oci-registry",
  "bucket-store",
  "flux",
  "pulumi-language-yaml",
  "pulumi-language-python",
  "pulumi-language-go",
] as const;

/** One of the programs that a lab runs. */
export type ToolName = (typeof TOOL_NAMES)[number];
