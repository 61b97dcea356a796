import { API_VERSIONS } from "../../../components/flux-api/kinds";
import { schemaOf } from "../../../components/schemas/release-schemas";
import type { StructuralSchema } from "../../../components/schemas/structural-schema";
import { referenceBundle } from "../manifests/reference-bundle";

/** The releases whose schemas are beside the checkout. */
export const RELEASES = ["v2.8.8", "v2.9.4"] as const;

/** The kinds that people write by hand, and the versions that both releases serve. */
export const KINDS = API_VERSIONS;

/** One of {@link KINDS}. */
export type Kind = keyof typeof KINDS;

const bundles = new Map(RELEASES.map((version) => [version, referenceBundle(version)]));

/** The schema of one of those kinds. */
export function schemaOfKind(version: (typeof RELEASES)[number], kind: Kind): StructuralSchema {
  const bundle = bundles.get(version);
  const schema = bundle && schemaOf(bundle, KINDS[kind], kind);
  if (schema === undefined) throw new Error(`${version} has no ${kind}`);
  return schema;
}
