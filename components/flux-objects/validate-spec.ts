import * as pulumi from "@pulumi/pulumi";

import { InvalidArgumentsError, type Problem } from "../errors";
import type { Bundle } from "../manifests/bundle";
import { schemaOf } from "../schemas/release-schemas";
import { specProblems } from "../schemas/spec-problems";
import { UNKNOWN } from "../schemas/value-path";
import { API_VERSIONS, type FluxKind } from "../flux-api/kinds";

/** A spec, and what it is checked against. */
export interface CheckedSpec {
  readonly kind: FluxKind;
  readonly release: Bundle;
  /** Its values may be outputs. */
  readonly spec: object;
  /** The path of a field as the caller typed it, or of the whole spec when the path is empty. */
  readonly typed?: (propertyPath: string) => string;
}

/** What is wrong with the values that are known, so that it is said before anything is sent. */
export function problemsOfKnown(checked: CheckedSpec): Problem[] {
  return problemsOf(checked, known(checked.spec));
}

/**
 * Checks specs again when their outputs are known; what is created of them depends on the result.
 *
 * @param component what is said to have invalid arguments
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

/** Which of the values are the secrets is not known any more, when all of them are. */
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

/** Plain data with a mark in the place of each value that is not known yet. */
function known(value: unknown): unknown {
  if (pulumi.Output.isInstance(value) || value instanceof Promise) return UNKNOWN;
  if (Array.isArray(value)) return value.map(known);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, known(item)]));
}
