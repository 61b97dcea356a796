import { segmentsOf } from "../../manifests/directory";
import { isRecord } from "../../manifests/is-record";
import { FURTHER_FILES } from "../../manifests/installation";
import { misreadPatches } from "../../manifests/kept-changes";
import { JSON_OPERATIONS } from "../../manifests/patches/json-operations";
import { isForeign, KUSTOMIZATION_NAMES, readKustomization, listedResources } from "../../manifests/kustomization-file";

/** The manifests of the program, as far as a person's `kustomization.yaml` has to fit them. */
interface ProgramManifests {
  /** The names of the files, such as `gotk-components.yaml`. */
  readonly files: readonly string[];
  /** The namespace of Flux. */
  readonly namespace: string;
  /** True when arguments customize Flux, and the file that would have the changes is left as it is. */
  readonly isChangedInVain: boolean;
}

/**
 * Explains why the `kustomization.yaml` in Git conflicts with the arguments.
 *
 * @param found the text in Git
 * @param file its path, for the message
 * @returns undefined when it does not
 */
export function unsuitableKustomization(
  found: string,
  file: string,
  { files, namespace, isChangedInVain }: ProgramManifests,
): string | undefined {
  if (!isForeign(found)) return undefined;
  if (isChangedInVain) {
    return (
      `${file}: must not be written by hand together with arguments that customize Flux and \`upgrades: "git"\`, which leaves ` +
      "gotk-components.yaml as it is. Move its content into `patches` and delete the file from Git, or remove these arguments and write what they " +
      "change into its patches in Git; and run it again."
    );
  }
  const listed = listedResources(found);
  const missing = listed === undefined ? [] : files.filter((name) => !listed.includes(name));
  if (missing.length === 0) return left(listed ?? [], file, files) ?? renaming(found, file, namespace);
  return [
    `${file}: must list ${missing.join(" and ")}, so that Flux manages itself; this program does not change a file that was written by ` +
      "hand. Add to it in Git:",
    "resources:",
    ...missing.map((name) => `  - ${name}`),
  ].join("\n");
}

/** Explains that the program no longer writes files that are listed; undefined when it writes all of them. */
function left(listed: readonly string[], file: string, files: readonly string[]): string | undefined {
  const names = FURTHER_FILES.filter((name) => !files.includes(name) && listed.includes(name));
  if (names.length === 0) return undefined;
  return (
    `${file}: must not list ${names.join(" and ")}, which this program does not write any more: Flux would build nothing. Take the line ` +
    "out of the file in Git, and run it again."
  );
}

/** Explains that Flux would build its own objects under other names, beside those that run; undefined when it would not. */
function renaming(found: string, file: string, namespace: string): string | undefined {
  const data = readKustomization(found);
  const { namespace: other, namePrefix, nameSuffix } = isRecord(data) ? data : {};
  const renames = Object.entries({ namespace: other === namespace ? undefined : other, namePrefix, nameSuffix }).filter(
    ([, value]) => value !== undefined && value !== null && value !== "",
  );
  if (renames.length === 0) return undefined;
  return (
    `${file}: must not rename Flux's own objects, got ${renames.map(([field, value]) => `${field}: ${JSON.stringify(value)}`).join(", ")}. ` +
    "Flux would build them a second time, under other names than this program. Take that out of the file in Git" +
    (renames.some(([field]) => field === "namespace")
      ? ", and set the argument `namespace` where Flux is to run in another namespace."
      : ".")
  );
}

/**
 * Explains why kustomize cannot read patches of a `kustomization.yaml`, so that Flux would apply nothing; undefined when it can.
 *
 * @param found the text in Git
 * @param file its path, for the message
 * @param read returns the text of a file that it names
 */
export function unreadablePatches(
  found: string,
  file: string,
  read: (name: string) => string | undefined,
): string | undefined {
  const [origin, ...others] = isForeign(found) ? misreadPatches(found, read) : [];
  if (origin === undefined) return undefined;
  return `${file}: ${[origin, ...others].join(" and ")} ${JSON_OPERATIONS}`;
}

/**
 * Explains why a file of kustomize's rarer names must be renamed; undefined when its name is the usual one.
 *
 * @param file its path, in the directory of Flux's own manifests
 */
export function wronglyNamedKustomization(file: string): string | undefined {
  const [usual] = KUSTOMIZATION_NAMES;
  const segments = segmentsOf(file);
  if (segments.at(-1) === usual) return undefined;
  const renamed = [...segments.slice(0, -1), usual].join("/");
  return (
    `${file}: must be called ${usual}, because kustomize builds no directory that has files of both names. Rename it in Git, and ` +
    `what it says is kept:\ngit mv ${file} ${renamed}`
  );
}
