import type { Problem } from "../errors";
import { applyDefaults } from "./apply-defaults";
import { fieldPath } from "./value-path";
import { reasonOf, type Naming } from "./reason";
import { type Violation, structuralViolations } from "./structural-problems";
import type { StructuralSchema } from "./structural-schema";
import { UNKNOWN } from "./value-path";
import { schemaErrors } from "./validator";
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
  return violationsOf(schema, spec, {}).map(({ steps, reason }) => ({
    propertyPath: fieldPath(propertyPath, steps),
    reason,
  }));
}

/**
 * The problems that the API server would find in an object: those of its spec by the paths within the spec, and all others
 * by their whole path, e.g. `"metadata.name"`. A rule about the whole object has an empty path.
 *
 * @param schema - see {@link objectSchemaOf}
 * @param object - plain data; {@link UNKNOWN} stands for a value that is not known yet
 * @param naming - the words of the problems
 */
export function objectProblems(
  schema: StructuralSchema,
  object: Readonly<Record<string, unknown>>,
  naming: Naming,
): Problem[] {
  // A rule about the status, which the controller writes, is not for us to judge.
  return violationsOf(schema, { status: UNKNOWN, ...object }, naming).map(({ steps: [first, ...rest], reason }) => ({
    propertyPath: fieldPath("", first === undefined || first === "spec" ? rest : [first, ...rest]),
    reason,
  }));
}

function violationsOf(schema: StructuralSchema, value: unknown, naming: Naming): Violation[] {
  const whole = applyDefaults(schema, value);
  const flaws = schemaFlaws(schema, whole, naming);
  const usable = flaws
    .filter(({ keyword }) => UNUSABLE.has(keyword))
    .reduce((value, { steps }) => withPart(value, steps, UNKNOWN), whole);
  return [...flaws, ...structuralViolations(schema, usable)];
}

/**
 * Problems after which a value counts as unknown: a rule that reads it would only repeat the problem, or be mistaken. The
 * API server runs no rules at all then.
 */
const UNUSABLE: ReadonlySet<string> = new Set(["type", "enum", "required", "maxLength", "maxItems"]);

interface SchemaFlaw extends Violation {
  readonly keyword: string;
}

function schemaFlaws(schema: StructuralSchema, value: unknown, naming: Naming): SchemaFlaw[] {
  const flaws = new Map<string, SchemaFlaw>();
  for (const error of schemaErrors(schema, value)) {
    if (error.value === UNKNOWN) continue;
    const { steps, keyword } = error;
    const key = JSON.stringify(steps);
    // One reason is enough, and a wrong type is the best.
    if (!flaws.has(key) || keyword === "type") flaws.set(key, { steps, reason: reasonOf(error, naming), keyword });
  }
  return [...flaws.values()];
}
