import type * as pulumi from "@pulumi/pulumi";

import type { ValuesKind } from "./values-kind";

/**
 * A ConfigMap or a Secret with values for a chart.
 * @see https://fluxcd.io/flux/components/helm/helmreleases/#values-references
 */
export interface HelmValuesReferenceArgs {
  /** Its kind. */
  readonly kind: pulumi.Input<ValuesKind>;
  /** Its name, in the namespace of the HelmRelease. 1 to 253 characters. */
  readonly name: pulumi.Input<string>;
  /**
   * The key that the values, or the one value, are in.
   * @defaultValue `values.yaml`
   */
  readonly valuesKey?: pulumi.Input<string>;
  /**
   * Where the one value goes, such as `database.password`.
   * @defaultValue none: the key holds values in YAML, which go to the root
   */
  readonly targetPath?: pulumi.Input<string>;
  /**
   * Whether the value goes to `targetPath` as it is, without Helm's syntax of `--set` (commas, brackets, dots, equal signs);
   * from Flux v2.9 on.
   * @defaultValue `false`
   */
  readonly literal?: pulumi.Input<boolean>;
  /**
   * Whether the ConfigMap or the Secret may be absent.
   * @defaultValue `false`
   */
  readonly optional?: pulumi.Input<boolean>;
}
