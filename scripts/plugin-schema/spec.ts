/** The parts of a Pulumi package schema that are written here: https://www.pulumi.com/docs/iac/guides/building-extending/packages/schema/ */
export interface TypeSpec {
  readonly type?: "string" | "boolean" | "number" | "integer" | "array" | "object";
  readonly $ref?: string;
  readonly items?: TypeSpec;
  readonly additionalProperties?: TypeSpec;
  readonly oneOf?: readonly TypeSpec[];
  /** Takes no output. */
  readonly plain?: boolean;
}

/** A property of a resource or an object. */
export interface PropertySpec extends TypeSpec {
  readonly description?: string;
  readonly secret?: boolean;
  readonly deprecationMessage?: string;
}

/** The properties of an object. */
export interface ObjectSpec {
  readonly type: "object";
  readonly description?: string;
  readonly properties: Readonly<Record<string, PropertySpec>>;
  readonly required?: readonly string[];
}

/** A closed set. */
export interface EnumSpec {
  readonly type: "string";
  readonly description?: string;
  readonly enum: readonly { readonly name?: string; readonly value: string }[];
}

/** The named types of a package. */
export type NamedTypes = Readonly<Record<string, ObjectSpec | EnumSpec>>;

/** A component. */
export interface ResourceSpec {
  readonly isComponent: true;
  readonly description: string;
  readonly properties: Readonly<Record<string, PropertySpec>>;
  readonly required: readonly string[];
  readonly inputProperties: Readonly<Record<string, PropertySpec>>;
  readonly requiredInputs: readonly string[];
}

/** The token of a name of this package. */
export function token(name: string): string {
  return `flux-bootstrap:index:${name}`;
}

/** A reference to a named type of this package. */
export function typeRef(name: string): TypeSpec {
  return { $ref: `#/types/${token(name)}` };
}
