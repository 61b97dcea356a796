import { applyDefaults } from "../../../components/schemas/apply-defaults";
import { fieldPath } from "../../../components/schemas/value-path";
import { evaluateRule } from "../../../components/schemas/rule";
import type { StructuralSchema } from "../../../components/schemas/structural-schema";
import { withPart } from "../../../components/schemas/value-path";
import { merged, specWith } from "./build-spec";
import { type Field, fieldsOf, partAt } from "./fields";
import type { Samples } from "./samples/samples";
import { wrongValues } from "./wrong-values";

/** A spec, and whether the API server takes it; undefined where that is a question. */
export interface Case {
  readonly title: string;
  readonly spec: unknown;
  readonly right: boolean | undefined;
  /** Whether it is right but for a rule in CEL, of which the release says what is wrong. */
  readonly broken?: boolean;
}

/** For each field of a kind: a spec with it, and specs where it is wrong in every way that the schema knows. */
export function casesOf(schema: StructuralSchema, samples: Samples): Case[] {
  return [
    ...fieldsOf(schema, samples.values).flatMap((field) => fieldCases(field, schema, samples)),
    ...brokenRules(schema, samples),
  ];
}

/** The fields that have no sample, and the rules that no sample breaks. */
export function gaps(schema: StructuralSchema, samples: Samples): string[] {
  return fieldsOf(schema, samples.values).flatMap((field) => {
    const path = fieldPath("", field.steps);
    const specs = brokenSpecs(field, schema, samples);
    const rules = (field.schema["x-kubernetes-validations"] ?? []).filter(
      (rule) =>
        !specs.some((spec) => evaluateRule(rule, field.schema, valueAt(applyDefaults(schema, spec), field)) === false),
    );
    return [
      ...(field.sample === undefined ? [`${path} has no sample`] : []),
      ...rules.map(({ rule }) => `nothing breaks the rule of ${path || "the spec"}: ${rule}`),
    ];
  });
}

function fieldCases(field: Field, schema: StructuralSchema, samples: Samples): Case[] {
  const spec = specWith(field.steps, schema, samples);
  const path = fieldPath("spec", field.steps);
  const wrong = wrongValues(field.schema, valueAt(spec, field));
  const nothing =
    field.steps.length === 0
      ? []
      : [{ title: `${path}: null`, spec: withPart(spec, field.steps, null), right: undefined }];
  return [
    { title: path, spec, right: true },
    ...nothing,
    ...wrong.map(({ title, value }) => ({
      title: `${path}: ${title} ${JSON.stringify(value).slice(0, 60)}`,
      spec: withPart(spec, field.steps, value),
      right: false,
    })),
  ];
}

function brokenRules(schema: StructuralSchema, samples: Samples): Case[] {
  return fieldsOf(schema, samples.values).flatMap((field) => {
    if (field.schema["x-kubernetes-validations"] === undefined) return [];
    const specs = brokenSpecs(field, schema, samples);
    return specs.map((spec, index) => ({
      title: `${fieldPath("spec", field.steps)}: broken rule ${String(index + 1)}`,
      spec,
      right: false,
      broken: true,
    }));
  });
}

function brokenSpecs({ steps }: Field, schema: StructuralSchema, samples: Samples): unknown[] {
  const patches = samples.broken?.[fieldPath("", steps)] ?? [];
  return patches.map((patch) => merged(specWith([], schema, samples), patch));
}

function valueAt(spec: unknown, { steps }: Field): unknown {
  return steps.reduce<unknown>(partAt, spec);
}
