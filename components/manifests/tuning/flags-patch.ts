import type { JsonPatch } from "../patches/patch";
import type { Deployment } from "../customization/deployment-object";

/** The patch that adds flags to a controller; nothing when there are none. Merged, a list of flags would replace Flux's own. */
export function flagsPatch({ kind, metadata }: Deployment, flags: readonly string[]): JsonPatch | undefined {
  if (flags.length === 0) return undefined;
  return {
    operations: flags.map((value) => ({ op: "add", path: "/spec/template/spec/containers/0/args/-", value })),
    target: { kind, name: metadata.name },
  };
}
