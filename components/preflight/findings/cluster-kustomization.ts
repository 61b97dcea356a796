import { segmentsOf } from "../../manifests/directory";
import { isRecord } from "../../manifests/is-record";
import { readKustomization } from "../../manifests/kustomization-file";
import { isOfFlux } from "../../manifests/sync";

/**
 * Explains why Flux would not apply its own manifests: kustomize builds what the `kustomization.yaml` of the cluster's
 * directory lists, and nothing else.
 *
 * @param found the text in Git
 * @param file its path, in the directory that Flux applies
 * @param name the directory of Flux's own manifests, within the same directory
 * @returns undefined when it lists them, or a directory that may list them
 * @see https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/resource/
 */
export function omittedFlux(found: string, file: string, name: string): string | undefined {
  const parents = segmentsOf(file).slice(0, -1);
  const own = [...parents, name].join("/");
  const mayLead = (entry: string): boolean => {
    if (isRemote(entry)) return false;
    const target = follow(parents, entry);
    return target === own || target.startsWith(`${own}/`) || !isFile(target);
  };
  if (entriesOf(found)?.some(mayLead) ?? true) return undefined;
  return [
    `${file}: must list ${name}, so that Flux manages itself; Flux applies only what this file lists. Add to it in Git:`,
    "resources:",
    `  - ${name}`,
  ].join("\n");
}

/**
 * Returns the directories and files that kustomize builds from a `kustomization.yaml`, from the root of the source; none when
 * it cannot be read.
 *
 * @param found the text in Git
 * @param file its path
 */
export function listedPaths(found: string, file: string): string[] {
  const parents = segmentsOf(file).slice(0, -1);
  return (entriesOf(found) ?? []).filter((entry) => !isRemote(entry)).map((entry) => follow(parents, entry));
}

/** Returns the path, from the root of the source, that a relative path leads to. */
function follow(from: readonly string[], relative: string): string {
  const steps = segmentsOf(relative).filter((step) => step !== ".");
  return steps.reduce((at, step) => (step === ".." ? at.slice(0, -1) : [...at, step]), from).join("/");
}

/** The entries that kustomize builds from; undefined when the file cannot be read, or is not one of kustomize. */
function entriesOf(text: string): string[] | undefined {
  const data = readKustomization(text);
  if (!isRecord(data) || (data["kind"] ?? "Kustomization") !== "Kustomization" || isOfFlux(data)) return undefined;
  const lists = [data["resources"], data["bases"], data["components"]];
  return lists.flatMap((list: unknown) => (Array.isArray(list) ? list.map(String) : []));
}

function isRemote(entry: string): boolean {
  return entry.includes("://") || entry.startsWith("git@") || /^[\w-]+(\.[\w-]+)+\/.*\//.test(entry);
}

function isFile(target: string): boolean {
  return /\.(ya?ml|json)$/.test(target);
}
