import { isRecord } from "../manifests/is-record";

/**
 * The schema of a field in a CustomResourceDefinition, as far as the checks here read it.
 *
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#specifying-a-structural-schema
 */
export interface StructuralSchema {
  readonly type?: string;
  readonly format?: string;
  readonly nullable?: boolean;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, StructuralSchema>>;
  /** The schema of the values of a map whose keys are free. */
  readonly additionalProperties?: StructuralSchema | boolean;
  /** The schema of the items of a list. */
  readonly items?: StructuralSchema;
  readonly "x-kubernetes-preserve-unknown-fields"?: boolean;
  readonly "x-kubernetes-int-or-string"?: boolean;
  readonly "x-kubernetes-list-type"?: string;
  readonly "x-kubernetes-list-map-keys"?: readonly string[];
  readonly "x-kubernetes-validations"?: readonly Rule[];
  /** Keywords that mean the same in JSON Schema, such as `maxLength`. */
  readonly [keyword: string]: unknown;
}

/** A rule in CEL about a value, which it calls `self`. */
export interface Rule {
  readonly rule: string;
  readonly message?: string;
}

/** The schemas one level below a schema, and the values that they are of. */
export function parts(
  schema: StructuralSchema,
  value: unknown,
): [key: string | number, part: StructuralSchema, value: unknown][] {
  if (Array.isArray(value)) {
    const { items } = schema;
    return items === undefined ? [] : value.map((item, index) => [index, items, item]);
  }
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, field]) => {
    const part = partOf(schema, key);
    return part === undefined ? [] : [[key, part, field]];
  });
}

/** The schema of a field of an object or of a value of a map; undefined where the schema does not know the key. */
export function partOf(
  { properties, additionalProperties }: StructuralSchema,
  key: string,
): StructuralSchema | undefined {
  if (properties !== undefined && Object.hasOwn(properties, key)) return properties[key];
  return typeof additionalProperties === "object" ? additionalProperties : undefined;
}
