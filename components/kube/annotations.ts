/** The annotation that tells Pulumi what to wait for. @see https://www.pulumi.com/registry/packages/kubernetes/installation-configuration/#pulumicomwaitfor */
export const WAIT_FOR = "pulumi.com/waitFor";
