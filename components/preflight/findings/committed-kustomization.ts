import { segmentsOf } from "../../manifests/directory";
import { isForeign, KUSTOMIZATION_NAMES, unlisted } from "../../manifests/kustomization-file";

/**
 * Explains why the `kustomization.yaml` in Git conflicts with the arguments.
 *
 * @param found the text in Git
 * @param managed true when the caller's arguments determine its content
 * @param file its path, for the message
 * @returns undefined when it does not
 */
export function unsuitableKustomization(found: string, managed: boolean, file: string): string | undefined {
  if (!isForeign(found)) return undefined;
  if (managed) {
    return (
      `${file}: must not be written by hand together with arguments that customize Flux, which would overwrite it. Move its content into ` +
      "`patches`, delete the file from Git, and run it again."
    );
  }
  const missing = unlisted(found);
  if (missing.length === 0) return undefined;
  return [
    `${file}: must list ${missing.join(" and ")}, so that Flux manages itself; this program does not change a file that was written by ` +
      "hand. Add to it in Git:",
    "resources:",
    ...missing.map((name) => `  - ${name}`),
  ].join("\n");
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
