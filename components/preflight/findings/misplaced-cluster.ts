import { inDirectory, normalizeDirectory, segmentsOf } from "../../manifests/directory";
import { KUSTOMIZATION_NAMES } from "../../manifests/kustomization-file";
import { listedPaths } from "./cluster-kustomization";
import { followedBy } from "./committed-sync";

/** The files on a branch. */
export interface BranchFiles {
  /** The name of the branch. */
  readonly branch: string;
  /** The paths of all files, from the root. */
  readonly files: ReadonlySet<string>;
  read(file: string): Promise<string | undefined>;
}

/** The place of a cluster in Git. */
export interface ClusterPlace {
  /** The directory that Flux applies. */
  readonly path: string;
  /** The directory of Flux's own manifests. */
  readonly directory: string;
  /** True when some files are left out, which only Flux can tell. */
  readonly ignores: boolean;
}

/**
 * Explains why a cluster must not be in a place where it would apply the Flux of another one, or another one would apply its
 * Flux: the objects of both have the same names, so that one would follow the path of the other, and prune all that it has.
 *
 * @returns undefined when no other cluster is above or below it
 * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#generate-kustomizationyaml
 */
export async function overlappingCluster(git: BranchFiles, place: ClusterPlace): Promise<string | undefined> {
  const { path, directory, ignores } = place;
  for (const file of git.files) {
    const other = parentOf(file);
    if (!file.endsWith("/gotk-sync.yaml") || other === directory || isIgnored(git, other)) continue;
    if (isWithin(other, path)) {
      if (!ignores && (await applies(git, path, other))) return above(path, file);
    } else if (isWithin(path, parentOf(other))) {
      const source = followedBy((await git.read(file)) ?? "");
      const root = normalizeDirectory(source?.path ?? other);
      if (source?.branch === git.branch && isWithin(path, root) && (await applies(git, root, directory)))
        return below(path, root, file);
    }
  }
  return undefined;
}

function above(path: string, file: string): string {
  return (
    `path: must not be above another cluster's ${file}, because Flux would apply that too, and follow it, got ${JSON.stringify(path || ".")}. ` +
    `Set \`path\` to a directory beside it, commit a ${inDirectory(path, "kustomization.yaml")} that lists what this cluster applies, with its own ` +
    "Flux, or set `allowMove` to true where that file is this cluster's own."
  );
}

function below(path: string, root: string, file: string): string {
  return (
    `path: must not be below ${root === "" ? "the root" : root}, which another cluster applies, as ${file} says, got ${JSON.stringify(path)}. ` +
    `That cluster would apply this one's Flux too, and follow it. Set \`path\` to a directory beside it, commit a ` +
    `${inDirectory(root, "kustomization.yaml")} that lists what that cluster applies, with its own Flux, or set \`allowMove\` to true where that ` +
    "file is this cluster's own."
  );
}

/** Files that lie in many repositories, where Flux would take them for manifests. */
const NO_MANIFESTS = ["Pulumi.yaml", "docker-compose.yml", "docker-compose.yaml", "compose.yaml", "Chart.yaml"];

/**
 * Explains why Flux cannot apply a directory: in it or below is a YAML file that is no manifest.
 *
 * @returns undefined when there is none that is known by its name
 */
export function strayFile({ files }: Pick<BranchFiles, "files">, { path, ignores }: ClusterPlace): string | undefined {
  if (ignores) return undefined;
  const stray = [...files].find(
    (file) =>
      NO_MANIFESTS.includes(segmentsOf(file).at(-1) ?? "") &&
      isWithin(file, path) &&
      !segmentsOf(file).some((segment) => segment.startsWith(".")) &&
      !isIgnored({ files }, file) &&
      deciding({ files }, path, file) === undefined,
  );
  return (
    stray &&
    `path: must not be a directory with ${stray} in it or below, because Flux applies every YAML file there, and ends in an error at one ` +
      `that is no manifest, got ${JSON.stringify(path || ".")}. Set path to a directory of its own, or sync.gitRepository.ignore to the ` +
      'patterns of such files, as in "/Pulumi*.yaml\\n/docker-compose.yml\\n".'
  );
}

/** Returns true when a cluster that applies a directory applies another one below it. */
async function applies(git: BranchFiles, from: string, target: string): Promise<boolean> {
  const file = deciding(git, from, target);
  if (file === undefined) return true;
  const listed = listedPaths((await git.read(file)) ?? "", file);
  if (listed.some((entry) => isWithin(entry, target))) return true;
  const parent = parentOf(file);
  const next = listed.find((entry) => entry !== parent && isWithin(entry, parent) && isWithin(target, entry));
  return next !== undefined && applies(git, next, target);
}

/** Returns the `kustomization.yaml` that decides what is built of the directories above a target. */
function deciding({ files }: Pick<BranchFiles, "files">, from: string, target: string): string | undefined {
  return ancestorsOf(target)
    .filter((directory) => isWithin(directory, from))
    .flatMap((directory) => KUSTOMIZATION_NAMES.map((name) => inDirectory(directory, name)))
    .find((file) => files.has(file));
}

/** Returns true where a file says that Flux leaves some out. */
function isIgnored({ files }: Pick<BranchFiles, "files">, target: string): boolean {
  return [...ancestorsOf(target), target].some((directory) => files.has(inDirectory(directory, ".sourceignore")));
}

/** The directories above a path, from the root on. */
function ancestorsOf(path: string): string[] {
  return segmentsOf(path).map((_, index, segments) => segments.slice(0, index).join("/"));
}

function parentOf(path: string): string {
  return segmentsOf(path).slice(0, -1).join("/");
}

function isWithin(path: string, directory: string): boolean {
  return directory === "" || path === directory || path.startsWith(`${directory}/`);
}
