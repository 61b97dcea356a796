import { argumentsToKeep } from "../install/committed-arguments";
import { differenceLine, objectDifferences, type Difference } from "../manifests/object-differences";

const SHOWN = 10;

/**
 * Describes what would be lost of a committed `gotk-sync.yaml` that this program has not written: every value that it has
 * otherwise.
 *
 * @returns undefined when nothing would
 */
export function overwrittenSync(found: string, wanted: string, path: string): string | undefined {
  const lost = (differences(found, wanted) ?? []).filter((one) => one.found !== undefined);
  const removed = lost.filter(({ field }) => field === "").map(({ object }) => object);
  return describe(
    lost,
    path,
    [
      ...(removed.length === 0
        ? []
        : [`Move ${removed.join(" and ")} to a file of its own in the cluster's directory`]),
      ...(removed.length === lost.length ? [] : ["Set the arguments of `sync` that keep these values"]),
    ].join(". "),
  );
}

/** Returns true for two manifests that mean the same. */
export function sameObjects(found: string, wanted: string): boolean {
  return differences(found, wanted)?.length === 0;
}

/**
 * Describes what would change of a committed `gotk-components.yaml` that this program has not written.
 *
 * @param adopted true for a Flux that runs: every difference counts then, and otherwise only the objects that would go
 * @returns undefined when nothing would
 */
export function overwrittenComponents(
  found: string,
  wanted: string,
  path: string,
  adopted: boolean,
): string | undefined {
  const changed = (differences(found, wanted) ?? []).filter(({ field, found: before }) =>
    adopted ? !isVersionLabel(field) : field === "" && before !== undefined,
  );
  const keep = changed.length === 0 ? [] : argumentsToKeep(found, wanted);
  return describe(
    changed,
    path,
    keep.length === 0
      ? 'Set `upgrades` to "git", with which the file stays as it is and is upgraded in Git'
      : `Set ${keep.map((line) => `\`${line}\``).join(", ")}`,
  );
}

function describe(changed: readonly Difference[], path: string, advice: string): string | undefined {
  if (changed.length === 0) return undefined;
  const more = changed.length - SHOWN;
  return [
    `${path}: others have written this file, and it would change:`,
    ...changed.slice(0, SHOWN).map((one) => `- ${differenceLine(one)}`),
    ...(more > 0 ? [`- and ${more} more`] : []),
    `${advice}, or \`allowOverwrite\` to true to commit what the arguments say.`,
  ].join("\n");
}

/** It says which release printed the file, and changes with every other value of the release anyway. */
function isVersionLabel(field: string): boolean {
  return field.endsWith("labels.app.kubernetes.io/version");
}

/** Returns undefined for a file that cannot be read: it has nothing that could be lost. */
function differences(found: string, wanted: string): Difference[] | undefined {
  try {
    return objectDifferences(found, wanted);
  } catch {
    return undefined;
  }
}
