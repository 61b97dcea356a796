import type { ArgumentSchema } from "../../components/schemas/argument-schema";
import {
  type EnumSpec,
  type NamedTypes,
  type ObjectSpec,
  type PropertySpec,
  token,
  typeRef,
  type TypeSpec,
} from "./spec";

/** What `npm run schema` adds to the schema of an argument for people. */
export type DocumentedSchema = ArgumentSchema & {
  readonly deprecated?: boolean | string;
  readonly "x-default"?: string;
  readonly "x-see"?: string;
};

/** The inputs of a component. */
export interface Inputs {
  readonly properties: Readonly<Record<string, PropertySpec>>;
  readonly required: readonly string[];
}

const ANY: TypeSpec = { $ref: "pulumi.json#/Any" };
const PREFIX = "#/definitions/";

/** Turns the JSON schema of the arguments into types of a Pulumi package. */
export class InputTypes {
  readonly #definitions: Readonly<Record<string, DocumentedSchema>>;
  readonly #types = new Map<string, ObjectSpec | EnumSpec>();

  public constructor(definitions: Readonly<Record<string, DocumentedSchema>>) {
    this.#definitions = definitions;
  }

  /** Returns the inputs of a component by the name of its arguments, such as `FluxBootstrapArgs`. */
  public inputsOf(name: string): Inputs {
    const { properties, required = [] } = this.#objectOf(name, this.#definition(name));
    return { properties, required };
  }

  /** The types that the inputs of all components refer to. */
  public get types(): NamedTypes {
    return Object.fromEntries([...this.#types].map(([name, type]) => [token(name), type]));
  }

  #definition(name: string): DocumentedSchema {
    const definition = this.#definitions[name];
    if (definition === undefined) throw new Error(`The schema of the arguments has no ${name}`);
    return definition;
  }

  #objectOf(owner: string, { properties = {}, required = [], description }: DocumentedSchema): ObjectSpec {
    const entries = Object.entries(properties).map(([name, part]): [string, PropertySpec] => [
      name,
      this.#propertyOf(part, shortName(owner) + capitalized(name)),
    ]);
    return {
      type: "object",
      ...(description !== undefined && { description }),
      properties: Object.fromEntries(entries),
      ...(required.length > 0 && { required }),
    };
  }

  #propertyOf(schema: DocumentedSchema, name: string): PropertySpec {
    const { deprecated } = schema;
    const description = describe(schema);
    const type = this.#typeOf(schema, name);
    // An SDK makes one secret of a map, of which the component then has no key before `up`, and that of Go does not compile. The
    // component makes a secret of each value itself.
    const secret = this.#isSecret(schema) && type.plain !== true;
    return {
      ...type,
      ...(description !== "" && { description }),
      ...(secret && { secret }),
      ...(deprecated !== undefined && deprecated !== false && { deprecationMessage: String(deprecated) }),
    };
  }

  #isSecret({ $ref, ...schema }: DocumentedSchema): boolean {
    if (schema["x-pulumi-secret"] === true) return true;
    return $ref !== undefined && this.#definition($ref.slice(PREFIX.length))["x-pulumi-secret"] === true;
  }

  /** @param name the name of a type that has none of its own */
  #typeOf(schema: DocumentedSchema, name: string): TypeSpec {
    const type = this.#innerType(schema, name);
    const isPlain = schema["x-pulumi-input"] !== true;
    // An object of anything may hold outputs, wherever it stands.
    return isPlain && type !== ANY ? { ...type, plain: true } : type;
  }

  #innerType(schema: DocumentedSchema, name: string): TypeSpec {
    const { $ref, type, enum: values, items, additionalProperties } = schema;
    const component = schema["x-pulumi-component"];
    if (component !== undefined) return { $ref: `#/resources/${token(component)}` };
    if ($ref !== undefined) return orText(this.#named($ref.slice(PREFIX.length)), schema);
    if (values !== undefined || schema.const !== undefined) return orText(this.#closedSet(name, schema), schema);
    switch (type) {
      case "array":
        return { type, items: items === undefined ? ANY : this.#typeOf(items, name) };
      case "object": {
        const part = typeof additionalProperties === "object" ? this.#typeOf(additionalProperties, name) : ANY;
        return { type, additionalProperties: part };
      }
      case undefined:
        return ANY;
      case "string":
      case "boolean":
      case "number":
      case "integer":
        return { type };
      default:
        throw new Error(`The type of ${name} is none that another language knows`);
    }
  }

  #named(definition: string): TypeSpec {
    const schema = this.#definition(definition);
    if (schema.enum !== undefined || schema.const !== undefined) return this.#closedSet(definition, schema);
    if (schema.properties === undefined) return this.#innerType(schema, definition);
    const name = shortName(definition);
    if (!this.#types.has(name)) {
      // Its place, before a type that it refers to refers to it.
      this.#types.set(name, { type: "object", properties: {} });
      this.#types.set(name, this.#objectOf(definition, schema));
    }
    return typeRef(name);
  }

  #closedSet(name: string, { enum: values, const: only, description }: DocumentedSchema): TypeSpec {
    const texts = (values ?? [only]).map(String);
    // The SDKs name a value without regard to its case, and Flux has a `head` beside `HEAD`.
    const isTwin = (value: string) => value === value.toLowerCase() && texts.includes(value.toUpperCase());
    const all = texts.map((value) => (isTwin(value) ? { name: `Lowercase${capitalized(value)}`, value } : { value }));
    this.#types.set(name, { type: "string", ...(description !== undefined && { description }), enum: all });
    return typeRef(name);
  }
}

/** Adds other texts where the release of Flux decides what is valid. */
function orText(type: TypeSpec, schema: DocumentedSchema): TypeSpec {
  return schema["x-flux-values"] === true ? { oneOf: [{ type: "string" }, type] } : type;
}

/** The SDKs append `Args` by themselves. */
function shortName(definition: string): string {
  return definition.replace(/Args$/, "");
}

function capitalized(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** Returns the description of an argument with its default, which the component and not the SDK applies, and its page. */
function describe(schema: DocumentedSchema): string {
  const { description, default: value, "x-default": words, "x-see": see } = schema;
  const literal = value === undefined ? undefined : `\`${typeof value === "string" ? value : JSON.stringify(value)}\``;
  const byDefault = literal ?? words;
  return [
    description,
    ...(byDefault === undefined ? [] : [`Default: ${byDefault}.`]),
    ...(see === undefined ? [] : [`See ${see}.`]),
  ]
    .filter(Boolean)
    .join("\n\n");
}
