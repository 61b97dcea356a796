import * as pulumi from "@pulumi/pulumi";

import { InvalidArgumentsError, type Problem } from "../errors";
import type { Bundle } from "../manifests/bundle";
import { objectSchemaOf } from "../schemas/release-schemas";
import { objectProblems } from "../schemas/spec-problems";
import type { StructuralSchema } from "../schemas/structural-schema";
import { UNKNOWN } from "../schemas/value-path";
import { isPlainObject } from "../validation/without-undefined";
import type { FluxKind } from "../flux-api/kinds";
import { servedApi } from "./api-version";

/** A spec, and the release that it is checked against. */
export interface CheckedSpec {
  readonly kind: FluxKind;
  readonly release: Bundle;
  /** The version in which the object is declared. @defaultValue the one that the release serves */
  readonly apiVersion?: string;
  /** The name of the object; a rule about a name that is not known is left to the API server. */
  readonly name?: string;
  /** The spec, whose values may be outputs. */
  readonly spec: object;
  /** Converts the path of a field to the one that the caller typed; an empty path stands for the whole spec. */
  readonly typed?: (propertyPath: string) => string;
  /** The names of the arguments beside the fields of the spec, one of which may be meant by an unknown field. */
  readonly others?: readonly string[];
  /** Values of a closed set that the caller must not use, by the name of their field. */
  readonly refused?: Readonly<Record<string, readonly string[]>>;
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

/**
 * Checks the rules between arguments again when their outputs are known.
 *
 * @param component the component that the error names
 * @param rules returns the violations; none of them may show a value
 */
export function checkWhenKnown<T extends object>(
  component: string,
  args: T,
  rules: (known: T) => readonly Problem[],
): pulumi.Output<pulumi.Resource[]> {
  return pulumi.output<object>(args).apply((known) => {
    const invalid = rules(known as T);
    if (invalid.length > 0) throw new InvalidArgumentsError(component, invalid.map(withoutValue));
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

function problemsOf(
  { kind, release, typed, others = [], refused = {}, ...checked }: CheckedSpec,
  spec: unknown,
): Problem[] {
  const { name = UNKNOWN, apiVersion = servedApi({ release, mayLag: false }, kind).apiVersion } = checked;
  const schema = objectSchemaOf(release, apiVersion, kind);
  if (schema === undefined) {
    return [
      {
        propertyPath: typed?.("") ?? "fluxVersion",
        reason: `Flux ${release.version} has no ${kind} of ${apiVersion}`,
      },
    ];
  }
  const object = { apiVersion, kind, metadata: { name }, spec };
  const current = servedApi({ release, mayLag: false }, kind).apiVersion;
  const naming = { release: current === apiVersion ? release.version : `${release.version} (${apiVersion})`, others };
  return objectProblems(without(schema, refused), object, naming).map(({ propertyPath, reason }) => ({
    propertyPath: typed?.(propertyPath) ?? propertyPath,
    reason,
  }));
}

/** Removes values from the closed sets of a spec. */
function without(schema: StructuralSchema, refused: Readonly<Record<string, readonly string[]>>): StructuralSchema {
  return Object.entries(refused).reduce((narrowed, [field, values]) => {
    const { spec = {} } = narrowed.properties ?? {};
    const part = spec.properties?.[field];
    if (part?.enum === undefined) return narrowed;
    const left = part.enum.filter((value) => !values.includes(String(value)));
    const properties = { ...spec.properties, [field]: { ...part, enum: left } };
    return { ...narrowed, properties: { ...narrowed.properties, spec: { ...spec, properties } } };
  }, schema);
}

/** Replaces each value that is not known yet by a mark: the result is plain data. A component stays as it is. */
export function knownValues(value: unknown): unknown {
  if (pulumi.Output.isInstance(value) || value instanceof Promise) return UNKNOWN;
  if (Array.isArray(value)) return value.map(knownValues);
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, knownValues(item)]));
}
