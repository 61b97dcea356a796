import type * as pulumi from "@pulumi/pulumi";

/**
 * How the health of custom resources is told: by CEL expressions whose variables are the object's parts (`status`, `metadata`
 * and so on).
 * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#health-check-expressions
 */
export interface HealthCheckExprArgs {
  /** The group and version of the custom resources, such as `cert-manager.io/v1`. */
  readonly apiVersion: pulumi.Input<string>;
  /** Their kind. Flux before v2.9 refuses an expression without it. */
  readonly kind?: pulumi.Input<string>;
  /** True when the object is as it should be. */
  readonly current: pulumi.Input<string>;
  /** True when it has failed to become so. */
  readonly failed?: pulumi.Input<string>;
  /** True while it is on its way. */
  readonly inProgress?: pulumi.Input<string>;
}
