import { type ArgumentSchema, argumentSchema, dereference } from "../../../components/schemas/argument-schema";

/** The steps to an argument. */
export type ArgumentPath = readonly (string | number)[];

/** Values for arguments whose format nothing made up would have. */
export type Samples = Readonly<Record<string, unknown>>;

/** Every argument of a type that may be left out, with the smallest arguments around it that its parents require. */
export function optionalArguments(type: string, samples: Samples): { path: ArgumentPath; without: object }[] {
  return within(argumentSchema(type), [], samples).map((path) => ({
    path,
    without: around(argumentSchema(type), path, samples) as object,
  }));
}

function within(reference: ArgumentSchema, path: ArgumentPath, samples: Samples): ArgumentPath[] {
  const { properties = {}, required = [], items } = dereference(reference);
  const own = Object.entries(properties).flatMap(([name, part]) => [
    ...(required.includes(name) ? [] : [[...path, name]]),
    ...within(part, [...path, name], samples),
  ]);
  return items === undefined ? own : [...own, ...within(items, [...path, 0], samples)];
}

/** What a path leads through, down to the parent of its end. */
function around(reference: ArgumentSchema, [step, ...rest]: ArgumentPath, samples: Samples): unknown {
  const schema = dereference(reference);
  if (step === undefined) return sample(schema, samples, "");
  if (typeof step === "number") return [around(schema.items ?? {}, rest, samples)];
  const own = sample(schema, samples, "") as object;
  return rest.length === 0 ? own : { ...own, [step]: around(schema.properties?.[step] ?? {}, rest, samples) };
}

/** The smallest value of a schema. */
function sample(reference: ArgumentSchema, samples: Samples, name: string): unknown {
  const { type, enum: allowed, properties = {}, required = [] } = dereference(reference);
  if (samples[name] !== undefined) return samples[name];
  switch (type) {
    case "array":
      return [];
    case "object":
      return Object.fromEntries(required.map((key) => [key, sample(properties[key] ?? {}, samples, key)]));
    case "boolean":
      return true;
    case "integer":
    case "number":
      return 1;
    default:
      return allowed?.[0] ?? "x";
  }
}

/** Arguments with one of them set to nothing. */
export function withNothing(args: unknown, [step, ...rest]: ArgumentPath): unknown {
  if (step === undefined) return undefined;
  if (Array.isArray(args)) return args.map((item: unknown, index) => (index === step ? withNothing(item, rest) : item));
  const object = args as Readonly<Record<string, unknown>>;
  return { ...object, [step]: withNothing(object[step], rest) };
}
