/**
 * The annotation with the conditions that Pulumi waits for.
 * @see https://www.pulumi.com/registry/packages/kubernetes/installation-configuration/#pulumicomwaitfor
 */
export const WAIT_FOR = "pulumi.com/waitFor";

/**
 * The annotation that requests a reconciliation of an object now; its controller repeats the value in the status.
 * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#triggering-a-reconcile
 */
export const REQUESTED_AT = "reconcile.fluxcd.io/requestedAt";

/**
 * The annotation that allows Pulumi to write fields that others own too.
 * @see https://www.pulumi.com/registry/packages/kubernetes/how-to-guides/managing-resources-with-server-side-apply/
 */
export const PATCH_FORCE = "pulumi.com/patchForce";

/**
 * The annotation with the seconds that Pulumi waits for an object, where its resource has no `customTimeouts`.
 * @see https://www.pulumi.com/registry/packages/kubernetes/installation-configuration/
 */
export const TIMEOUT_SECONDS = "pulumi.com/timeoutSeconds";

/** The annotation with the URN of the component that has made an object; in the cluster's Kustomization, of its FluxBootstrap. */
export const MADE_BY = "flux-bootstrap/made-by";

/** The annotation of that Kustomization with the mark of the state that has everything that its program declares. */
export const COMPLETE_IN = "flux-bootstrap/complete-in";

/**
 * The labels with the name and the namespace of the Kustomization that has applied an object.
 * @see https://github.com/fluxcd/pkg/blob/ssa/v0.60.0/ssa/manager.go (`SetOwnerLabels`)
 */
export const APPLIED_BY_NAME = "kustomize.toolkit.fluxcd.io/name";
export const APPLIED_BY_NAMESPACE = "kustomize.toolkit.fluxcd.io/namespace";

/** Returns the path of an annotation in a JSON patch: https://datatracker.ietf.org/doc/html/rfc6901#section-3 */
export function annotationPath(name: string): string {
  return `/metadata/annotations/${name.replace(/~/g, "~0").replace(/\//g, "~1")}`;
}

/** The field manager of what this library writes into objects beside Pulumi. */
export const FIELD_MANAGER = "flux-bootstrap";

/**
 * The annotation that keeps Pulumi from waiting for an object.
 * @see https://www.pulumi.com/registry/packages/kubernetes/installation-configuration/
 */
export const SKIP_AWAIT = "pulumi.com/skipAwait";

/**
 * The label that names the tool that manages an object.
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/
 */
export const MANAGED_BY = "app.kubernetes.io/managed-by";

/**
 * The label that makes Flux reconcile an object as soon as a Secret or ConfigMap that it refers to changes, and not an
 * interval later.
 * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#reacting-immediately-to-configuration-dependencies
 */
export const WATCH_LABEL = { "reconcile.fluxcd.io/watch": "Enabled" };
