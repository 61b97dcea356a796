import * as pulumi from "@pulumi/pulumi";

import { defaults } from "../defaults";
import { longestTimeout, type TimedSpec } from "../flux-objects/longest-timeout";
import { TIMEOUT_SECONDS } from "../kube/annotations";
import { milliseconds } from "../manifests/go-duration";

/** The time that Pulumi waits for the resources of a component. */
export interface WaitTimeouts {
  readonly customTimeouts: pulumi.CustomTimeouts;
  /** Annotations of the object, for a time that is not known before the program runs. */
  readonly annotations: pulumi.Input<Readonly<Record<string, string>>>;
}

/**
 * Applies a component's own `customTimeouts` to the resources that it consists of. Without them, Pulumi waits as long as Flux's
 * controller may take. An option cannot be an output, and an annotation counts only where there is no option.
 */
export function waitTimeouts(spec: object, opts: pulumi.ComponentResourceOptions | undefined): WaitTimeouts {
  const timed = Object.fromEntries(TIMED_FIELDS.map((field) => [field, (spec as TimedSpec)[field]]));
  const own = (opts as pulumi.CustomResourceOptions | undefined)?.customTimeouts;
  const known = longestTimeout(defaults.timeout, timed);
  if (!hasOutput(timed)) {
    return { customTimeouts: { create: known, update: known, delete: known, ...own }, annotations: {} };
  }
  const annotations = pulumi
    .output(timed)
    .apply((resolved) => longestTimeout(defaults.timeout, resolved as TimedSpec))
    .apply((longest) => ({ [TIMEOUT_SECONDS]: String(Math.ceil(milliseconds(longest) / 1000)) }));
  return { customTimeouts: { delete: known, ...own }, annotations };
}

const TIMED_FIELDS = [
  "timeout",
  "interval",
  "wait",
  "healthChecks",
  "install",
  "upgrade",
  "test",
  "rollback",
  "uninstall",
] as const satisfies readonly (keyof TimedSpec)[];

function hasOutput(value: unknown): boolean {
  if (pulumi.Output.isInstance(value) || value instanceof Promise) return true;
  return typeof value === "object" && value !== null && Object.values(value).some(hasOutput);
}
