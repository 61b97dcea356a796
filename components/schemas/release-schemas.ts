import { isRecord } from "../manifests/is-record";
import { type Bundle, bundleFile } from "../manifests/bundle";
import { readData } from "../manifests/yaml/read-data";
import { splitDocuments } from "../manifests/yaml/documents";
import { type StructuralSchema } from "./structural-schema";

/** A version of a kind, as a release defines it. */
export interface KindVersion {
  /** The group and the version, e.g. `"source.toolkit.fluxcd.io/v1"`. */
  readonly apiVersion: string;
  readonly served: boolean;
  /** Set for the one version in which objects are stored. */
  readonly storage: boolean;
  /** Set when the API server warns of its use. */
  readonly deprecated: boolean;
  /** The schema of an object, without its status: that is the controller's. */
  readonly schema: StructuralSchema;
}

const ofBundles = new WeakMap<Bundle, Map<string, readonly KindVersion[]>>();
/** Versions by the text of their definition, because every component reads its release again. */
const ofTexts = new Map<string, readonly KindVersion[]>();

/**
 * The schema of the `spec` of a kind in a release.
 *
 * @param apiVersion - the group and the version, e.g. `"source.toolkit.fluxcd.io/v1"`
 * @returns undefined when the release does not serve that kind in that version.
 */
export function schemaOf(bundle: Bundle, apiVersion: string, kind: string): StructuralSchema | undefined {
  return objectSchemaOf(bundle, apiVersion, kind)?.properties?.["spec"];
}

/**
 * The schema of an object of a kind in a release, without its status. It has the rules that stand above the `spec`.
 *
 * @returns undefined when the release does not serve that kind in that version.
 */
export function objectSchemaOf(bundle: Bundle, apiVersion: string, kind: string): StructuralSchema | undefined {
  return versionsOf(bundle, kind).find((version) => version.served && version.apiVersion === apiVersion)?.schema;
}

/** The versions of a kind that a release defines, served or not. Reads the one CustomResourceDefinition that it needs, once. */
export function versionsOf(bundle: Bundle, kind: string): readonly KindVersion[] {
  const known = ofBundles.get(bundle) ?? new Map<string, readonly KindVersion[]>();
  ofBundles.set(bundle, known);
  const versions = known.get(kind) ?? definitionsOf(bundle, kind).flatMap(ofText);
  known.set(kind, versions);
  return versions;
}

function ofText(text: string): readonly KindVersion[] {
  const versions = ofTexts.get(text) ?? versionsIn(readData(text));
  ofTexts.set(text, versions);
  return versions;
}

/** The documents that may define a kind: searching the text is a hundred times faster than reading the data. */
function definitionsOf(bundle: Bundle, kind: string): string[] {
  const line = `\n    kind: ${kind}\n`;
  return Object.keys(bundle.files)
    .filter((name) => bundle.files[name]?.includes(line))
    .flatMap((name) => splitDocuments(bundleFile(bundle, name)))
    .filter((text) => text.includes(line) && /^kind: CustomResourceDefinition$/m.test(text));
}

function versionsIn(definition: unknown): readonly KindVersion[] {
  const { spec } = definition as CustomResourceDefinition;
  return spec.versions.flatMap(({ name, served, storage = false, deprecated = false, schema }) => {
    const root = schema?.openAPIV3Schema;
    return isRecord(root?.properties?.["spec"])
      ? [{ apiVersion: `${spec.group}/${name}`, served, storage, deprecated, schema: withoutStatus(root) }]
      : [];
  });
}

/** The metadata and the status may have any field: the API server knows the first, and the controller writes the second. */
function withoutStatus({ properties = {}, required = [], ...root }: StructuralSchema): StructuralSchema {
  const fields = Object.entries(properties).filter(([name]) => name !== "status");
  const metadata = { ...properties["metadata"], type: "object", "x-kubernetes-preserve-unknown-fields": true };
  return {
    ...root,
    type: "object",
    required: required.filter((name) => name !== "status"),
    properties: { ...Object.fromEntries(fields), metadata },
    "x-kubernetes-preserve-unknown-fields": true,
  };
}

interface CustomResourceDefinition {
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string };
    readonly versions: readonly {
      readonly name: string;
      readonly served: boolean;
      readonly storage?: boolean;
      readonly deprecated?: boolean;
      readonly schema?: { readonly openAPIV3Schema?: StructuralSchema };
    }[];
  };
}
