import { isForeign, unlisted } from "../../manifests/kustomization-file";

/**
 * Why the `kustomization.yaml` that Git has does not go with what is wanted.
 *
 * @param found the text that Git has
 * @param managed whether the caller's arguments decide what is to be in it
 * @param file its path, for the message
 * @returns nothing when it does
 */
export function unsuitableKustomization(found: string, managed: boolean, file: string): string | undefined {
  if (!isForeign(found)) return undefined;
  if (managed) {
    return (
      `${file}: was written by somebody else, and the arguments that change Flux would take its place. Move what it holds into \`patches\`, ` +
      "delete the file from Git, and run it again."
    );
  }
  const missing = unlisted(found);
  if (missing.length === 0) return undefined;
  return [
    `${file}: is kept as it is, but it does not list ${missing.join(" and ")}, so that Flux would not manage itself. Add to it in Git:`,
    "resources:",
    ...missing.map((name) => `  - ${name}`),
  ].join("\n");
}
