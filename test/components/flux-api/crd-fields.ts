import { loadAll } from "js-yaml";
import { referenceBundle } from "../manifests/reference-bundle";
import type { Field, Fields } from "./fields";

/** A field as a CRD has it. */
export interface CrdField extends Field {
  /** What the API server fills in. */
  readonly default?: string;
}

interface Schema {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly default?: unknown;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema;
  readonly items?: Schema;
}

interface Crd {
  readonly kind?: string;
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string };
    readonly versions: readonly {
      readonly name: string;
      readonly storage: boolean;
      readonly schema: { readonly openAPIV3Schema: Schema };
    }[];
  };
}

/** The fields of the `spec` of all kinds of a release, in the version that is stored, by `Kind (group/version)`. */
export function crdFields(release: string): ReadonlyMap<string, Fields<CrdField>> {
  const documents = Object.values(referenceBundle(release).files)
    // Splitting is much faster than parsing what is not a CRD.
    .flatMap((file) => file.split(/^---$/m))
    .filter((document) => /^kind: CustomResourceDefinition$/m.test(document));
  return new Map(
    documents.flatMap((document) =>
      (loadAll(document) as Crd[]).map(({ spec }) => {
        const version = spec.versions.find(({ storage }) => storage);
        const schema = version?.schema.openAPIV3Schema.properties?.["spec"];
        return [
          `${spec.names.kind} (${spec.group}/${version?.name ?? ""})`,
          new Map(schema ? children(schema, "") : []),
        ] as const;
      }),
    ),
  );
}

type Entry = readonly [path: string, field: CrdField];

function entries(schema: Schema, path: string, required: boolean): readonly Entry[] {
  const values = schema.enum && { values: [...schema.enum].sort() };
  const { default: value } = schema;
  const filledIn = value !== undefined && { default: typeof value === "string" ? value : JSON.stringify(value) };
  return [[path, { shape: shapeOf(schema), required, ...values, ...filledIn }], ...children(schema, path)];
}

function children(schema: Schema, path: string): readonly Entry[] {
  return [
    ...Object.entries(schema.properties ?? {}).flatMap(([name, property]) =>
      entries(property, `${path}.${name}`, schema.required?.includes(name) ?? false),
    ),
    ...(schema.items ? entries(schema.items, `${path}[]`, true) : []),
    ...(schema.additionalProperties ? entries(schema.additionalProperties, `${path}{}`, true) : []),
  ];
}

function shapeOf({ type, additionalProperties }: Schema): string {
  if (type === "object") return additionalProperties ? "map" : "object";
  const names: Readonly<Record<string, string>> = { array: "list", integer: "number" };
  return type === undefined ? "any" : (names[type] ?? type);
}
