import * as pulumi from "@pulumi/pulumi";

import { InvalidArgumentsError, type Problem } from "../errors";
import type { Bundle } from "../manifests/bundle";
import { schemaOf } from "../schemas/release-schemas";
import { specProblems } from "../schemas/spec-problems";
import { UNKNOWN } from "../schemas/value-path";
import { isPlainObject } from "../validation/without-undefined";
import { API_VERSIONS, type FluxKind } from "../flux-api/kinds";

/** A spec, and the release that it is checked against. */
export interface CheckedSpec {
  readonly kind: FluxKind;
  readonly release: Bundle;
  /** The spec, whose values may be outputs. */
  readonly spec: object;
  /** Converts the path of a field to the one that the caller typed; an empty path stands for the whole spec. */
  readonly typed?: (propertyPath: string) => string;
}

/** Finds the problems of the values that are known, so that they are reported before anything is sent. */
export function problemsOfKnown(checked: CheckedSpec): Problem[] {
  return problemsOf(checked, knownValues(checked.spec));
}

/**
 * Checks specs again when their outputs are known; the resources that are created from them depend on the result.
 *
 * @param component the component that the error names
 */
export function validateWhenKnown(
  component: string,
  ...specs: readonly CheckedSpec[]
): pulumi.Output<pulumi.Resource[]> {
  return pulumi.all(specs.map(problemsWhenKnown)).apply((found) => {
    const invalid = found.flat();
    if (invalid.length > 0) throw new InvalidArgumentsError(component, invalid);
    return [];
  });
}

function problemsWhenKnown(checked: CheckedSpec): pulumi.Output<Problem[]> {
  const whole = pulumi.output<object>(checked.spec);
  return pulumi.all([whole, pulumi.isSecret(whole)]).apply(([spec, secret]) => {
    const found = problemsOf(checked, spec);
    return secret ? found.map(withoutValue) : found;
  });
}

/**
 * Removes the value from a problem. An output with one secret value is secret as a whole, so any of its values may be
 * the secret.
 */
function withoutValue({ propertyPath, reason }: Problem): Problem {
  return { propertyPath, reason: reason.replace(/, got .*$/s, "") };
}

function problemsOf({ kind, release, typed }: CheckedSpec, spec: unknown): Problem[] {
  const schema = schemaOf(release, API_VERSIONS[kind], kind);
  if (schema === undefined) {
    return [
      {
        propertyPath: typed?.("") ?? "fluxVersion",
        reason: `Flux ${release.version} has no ${kind} of ${API_VERSIONS[kind]}`,
      },
    ];
  }
  return specProblems(schema, spec, "").map(({ propertyPath, reason }) => ({
    propertyPath: typed?.(propertyPath) ?? propertyPath,
    reason,
  }));
}

/** Replaces each value that is not known yet by a mark: the result is plain data. A component stays as it is. */
export function knownValues(value: unknown): unknown {
  if (pulumi.Output.isInstance(value) || value instanceof Promise) return UNKNOWN;
  if (Array.isArray(value)) return value.map(knownValues);
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, knownValues(item)]));
}
