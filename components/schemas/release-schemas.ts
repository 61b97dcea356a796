import { isRecord } from "../manifests/is-record";
import { type Bundle, bundleFile } from "../manifests/bundle";
import { readData } from "../manifests/yaml/read-data";
import { splitDocuments } from "../manifests/yaml/documents";
import { type StructuralSchema } from "./structural-schema";

const ofBundles = new WeakMap<Bundle, Map<string, StructuralSchema | undefined>>();
/** Schemas by the text of their definition, because every component reads its release again. */
const ofTexts = new Map<string, ReadonlyMap<string, StructuralSchema>>();

/**
 * The schema of the `spec` of a kind in a release. Reads the one CustomResourceDefinition that it needs, once.
 *
 * @param apiVersion - the group and the version, e.g. `"source.toolkit.fluxcd.io/v1"`
 * @returns undefined when the release does not serve that kind in that version.
 */
export function schemaOf(bundle: Bundle, apiVersion: string, kind: string): StructuralSchema | undefined {
  const known = ofBundles.get(bundle) ?? new Map<string, StructuralSchema | undefined>();
  ofBundles.set(bundle, known);
  const name = `${apiVersion}/${kind}`;
  if (!known.has(name)) known.set(name, read(bundle, apiVersion, kind));
  return known.get(name);
}

function read(bundle: Bundle, apiVersion: string, kind: string): StructuralSchema | undefined {
  for (const text of definitionsOf(bundle, kind)) {
    const versions = ofTexts.get(text) ?? specsOf(readData(text));
    ofTexts.set(text, versions);
    const schema = versions.get(`${apiVersion}/${kind}`);
    if (schema !== undefined) return schema;
  }
  return undefined;
}

/** The documents that may define a kind: searching the text is a hundred times faster than reading the data. */
function definitionsOf(bundle: Bundle, kind: string): string[] {
  const line = `\n    kind: ${kind}\n`;
  return Object.keys(bundle.files)
    .filter((name) => bundle.files[name]?.includes(line))
    .flatMap((name) => splitDocuments(bundleFile(bundle, name)))
    .filter((text) => text.includes(line) && /^kind: CustomResourceDefinition$/m.test(text));
}

function specsOf(definition: unknown): ReadonlyMap<string, StructuralSchema> {
  const { spec } = definition as CustomResourceDefinition;
  return new Map(
    spec.versions.flatMap(({ name, served, schema }) => {
      const root = schema?.openAPIV3Schema?.properties?.["spec"];
      return served && isRecord(root) ? [[`${spec.group}/${name}/${spec.names.kind}`, root]] : [];
    }),
  );
}

interface CustomResourceDefinition {
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string };
    readonly versions: readonly {
      readonly name: string;
      readonly served: boolean;
      readonly schema?: { readonly openAPIV3Schema?: StructuralSchema };
    }[];
  };
}
