import { defaults } from "../defaults";
import type { FluxKind } from "../flux-api/kinds";
import type { ObjectParts } from "../flux-objects/compose";
import { partsOf, type SuspendableArgs } from "./parts-of";
import type { SecretArgument } from "../flux-objects/secret-argument";

/** What a source consists of; Flux looks at it as often as at the cluster's own, unless the caller says how often. */
export function sourceParts<K extends FluxKind>(
  kind: K,
  args: SuspendableArgs,
  made: readonly SecretArgument[],
): ObjectParts<K> {
  const parts = partsOf(kind, args, made);
  return { ...parts, spec: { interval: defaults.sync.sourceInterval, ...parts.spec } };
}
