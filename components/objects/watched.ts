/**
 * Makes Flux look again as soon as a Secret changes that a Kustomization or a HelmRelease refers to, and not an interval later.
 * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#reacting-immediately-to-configuration-dependencies
 */
export const WATCHED = { "reconcile.fluxcd.io/watch": "Enabled" };
