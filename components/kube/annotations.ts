/** The annotation that tells Pulumi what to wait for. @see https://www.pulumi.com/registry/packages/kubernetes/installation-configuration/#pulumicomwaitfor */
export const WAIT_FOR = "pulumi.com/waitFor";

/** The annotation that asks a controller of Flux to look at an object now; it repeats the value in the status. @see https://fluxcd.io/flux/components/kustomize/kustomizations/#triggering-a-reconcile */
export const REQUESTED_AT = "reconcile.fluxcd.io/requestedAt";
