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
 * What the API server would have against a spec by the CustomResourceDefinition of its kind: types, patterns, limits, unknown
 * fields, missing ones, and the rules in CEL.
 *
 * @param schema - see {@link schemaOf}
 * @param spec - plain data; {@link UNKNOWN} stands for what is not known yet and is never a problem
 * @param propertyPath - what the caller calls the spec, e.g. `"sources[1].spec"`
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
 * What is wrong in one of these ways is as good as unknown: a rule that looks at it would only repeat that, or be mistaken. The
 * API server judges no rules at all then.
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
