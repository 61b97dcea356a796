import type { Problem } from "../errors";
import { type ArgumentSchema, argumentSchema, dereference } from "./argument-schema";
import { EMPTY, missingReason, takesEmpty, typeReason, valueReason } from "./argument-reasons";
import { unknownName } from "./reason";
import { isRecord } from "../manifests/is-record";
import { fieldPath, type Steps, UNKNOWN } from "./value-path";

/** A problem of an argument. */
export interface ArgumentProblem extends Problem {
  /** The steps to a part to which no rule applies: it has another type or name, or lacks a required part. */
  readonly unusable?: Steps;
}

/**
 * Finds all violations of the schema in arguments: unknown names, missing values, types, formats and closed sets. The
 * definitions of the release check the fields of Flux's specs.
 *
 * @param type - the name of the type of the arguments, e.g. `"FluxBootstrapArgs"`
 * @param args - plain data; {@link UNKNOWN} stands for an output
 */
export function argumentProblems(type: string, args: unknown): ArgumentProblem[] {
  return problemsOf(argumentSchema(type), args, { steps: [], plain: false, secret: false });
}

interface Place {
  readonly steps: Steps;
  /** True when nothing from here on may be an output. */
  readonly plain: boolean;
  readonly secret: boolean;
}

function problemsOf(reference: ArgumentSchema, value: unknown, place: Place): ArgumentProblem[] {
  const schema = dereference(reference);
  const plain = place.plain || schema["x-pulumi-plain"] === true;
  const secret = place.secret || schema["x-pulumi-secret"] === true;
  const here = { ...place, plain, secret };
  if (value === UNKNOWN) return plain || schema["x-pulumi-input"] !== true ? [outputProblem(here)] : [];
  const component = schema["x-pulumi-component"];
  if (component !== undefined) return isRecord(value) ? [] : [unusable(here, `must be a ${component}`)];
  if (schema["x-flux-field"] === true) return plain ? outputProblems(value, here) : [];
  const wrongType = typeReason(schema, value, secret);
  if (wrongType !== undefined) return [unusable(here, wrongType)];
  if (Array.isArray(value)) return listProblems(schema, value, here);
  if (isRecord(value)) return objectProblems(schema, value, here);
  return problem(here, valueReason(schema, value, secret));
}

function listProblems(
  { items, minItems = 0, uniqueItems }: ArgumentSchema,
  value: readonly unknown[],
  place: Place,
): ArgumentProblem[] {
  const parts = value.flatMap((item, index) => {
    const part = within(place, index);
    const twice = uniqueItems === true && typeof item === "string" && value.indexOf(item) < index;
    return twice ? problem(part, `${JSON.stringify(item)} is listed twice`) : problemsOf(items ?? {}, item, part);
  });
  return [...problem(place, value.length < minItems ? EMPTY : undefined), ...parts];
}

function objectProblems(
  schema: ArgumentSchema,
  value: Readonly<Record<string, unknown>>,
  place: Place,
): ArgumentProblem[] {
  const { properties = {}, additionalProperties, minProperties = 0 } = schema;
  // An object of anything.
  if (schema.properties === undefined && additionalProperties === undefined)
    return schema["x-pulumi-input"] === true && !place.plain ? [] : outputProblems(value, place);
  const known = Object.entries(properties).flatMap(([name, part]) => {
    const there = value[name];
    const missing = there === undefined || (there === "" && !takesEmpty(dereference(part)));
    if (missing && schema.required?.includes(name) === true && part["x-flux-field"] !== true)
      return [{ ...one(within(place, name), missingReason(dereference(part))), unusable: place.steps }];
    return there === undefined ? [] : problemsOf(part, there, within(place, name));
  });
  const others = Object.keys(value).filter((name) => value[name] !== undefined && !Object.hasOwn(properties, name));
  return [
    ...known,
    ...(others.length < minProperties ? problem(place, EMPTY) : []),
    ...others.flatMap((name) =>
      typeof additionalProperties === "object"
        ? entryProblems(schema, additionalProperties, name, value[name], place)
        : unknownProblems(properties, name, place),
    ),
  ];
}

/** A name that is no argument may be a field that only another release of Flux knows: its definitions judge it. */
function unknownProblems(
  properties: Readonly<Record<string, ArgumentSchema>>,
  name: string,
  place: Place,
): ArgumentProblem[] {
  const names = Object.keys(properties);
  if (Object.values(properties).some((part) => part["x-flux-field"] === true)) return [];
  return [unusable(within(place, name), unknownName("argument", name, names))];
}

/** A key of a map has no path of its own. */
function entryProblems(
  { propertyNames = {} }: ArgumentSchema,
  part: ArgumentSchema,
  name: string,
  value: unknown,
  place: Place,
): ArgumentProblem[] {
  return [...problem(place, valueReason(propertyNames, name, false)), ...problemsOf(part, value, within(place, name))];
}

function outputProblems(value: unknown, place: Place): ArgumentProblem[] {
  if (value === UNKNOWN) return [outputProblem(place)];
  if (Array.isArray(value)) return value.flatMap((item: unknown, index) => outputProblems(item, within(place, index)));
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([name, part]) => outputProblems(part, within(place, name)));
}

function outputProblem(place: Place): ArgumentProblem {
  return unusable(place, "must be a plain value, got an output. Use a value that is known in every preview");
}

function unusable(place: Place, reason: string): ArgumentProblem {
  return { ...one(place, reason), unusable: place.steps };
}

function problem(place: Place, reason: string | undefined): ArgumentProblem[] {
  return reason === undefined ? [] : [one(place, reason)];
}

function one({ steps }: Place, reason: string): ArgumentProblem {
  return { propertyPath: fieldPath("", steps), reason };
}

function within(place: Place, step: string | number): Place {
  return { ...place, steps: [...place.steps, step] };
}
