/**
 * Normalizes the path of a directory, from the root of a source: `./x`, `x/` and `/x` are the same directory for Flux, and
 * `.` is the root, which becomes the empty path.
 *
 * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#path
 */
export function normalizeDirectory(path: string): string {
  return segmentsOf(path)
    .filter((segment) => segment !== ".")
    .join("/");
}

/** The path of what is in a directory, of which the empty path is the root. */
export function inDirectory(directory: string, name: string): string {
  return directory === "" ? name : `${directory}/${name}`;
}

/** The segments of a path that are not empty. */
export function segmentsOf(path: string): string[] {
  return path.split("/").filter((segment) => segment !== "");
}
