import type { ErrorObject } from "ajv";
import type { Problem } from "../errors";
import { applyDefaults } from "./apply-defaults";
import { fieldPath, type Steps, stepsOf } from "./value-path";
import { reasonOf } from "./reason";
import { type Violation, structuralViolations } from "./structural-problems";
import type { StructuralSchema } from "./structural-schema";
import { UNKNOWN } from "./value-path";
import { validatorOf } from "./validator";
import { withPart } from "./value-path";

/**
 * The problems that the API server would find in a spec by the CustomResourceDefinition of its kind: types, patterns,
 * limits, unknown fields, missing ones, and the rules in CEL.
 *
 * @param schema - see {@link schemaOf}
 * @param spec - plain data; {@link UNKNOWN} stands for a value that is not known yet and is never a problem
 * @param propertyPath - the caller's name of the spec, e.g. `"sources[1].spec"`
 */
export function specProblems(schema: StructuralSchema, spec: unknown, propertyPath: string): Problem[] {
  const whole = applyDefaults(schema, spec);
  const flaws = schemaFlaws(schema, whole);
  const usable = flaws
    .filter(({ keyword }) => UNUSABLE.has(keyword))
    .reduce((value, { steps }) => withPart(value, steps, UNKNOWN), whole);
  return [...flaws, ...structuralViolations(schema, usable)].map(({ steps, reason }) => ({
    propertyPath: fieldPath(propertyPath, steps),
    reason,
  }));
}

/**
 * Problems after which a value counts as unknown: a rule that reads it would only repeat the problem, or be mistaken. The
 * API server runs no rules at all then.
 */
const UNUSABLE: ReadonlySet<string> = new Set(["type", "enum", "required", "maxLength", "maxItems"]);

interface SchemaFlaw extends Violation {
  readonly keyword: string;
}

function schemaFlaws(schema: StructuralSchema, value: unknown): SchemaFlaw[] {
  const flaws = new Map<string, SchemaFlaw>();
  for (const error of validatorOf(schema)(value)) {
    if (error.data === UNKNOWN) continue;
    const steps = stepsTo(error, value);
    const key = JSON.stringify(steps);
    // One reason is enough, and a wrong type is the best.
    if (!flaws.has(key) || error.keyword === "type")
      flaws.set(key, { steps, reason: reasonOf(error, steps), keyword: error.keyword });
  }
  return [...flaws.values()];
}

function stepsTo({ instancePath, params }: ErrorObject, value: unknown): Steps {
  const steps = stepsOf(instancePath, value);
  const field: unknown = params.missingProperty ?? params.additionalProperty;
  return typeof field === "string" ? [...steps, field] : steps;
}
