import { normalizeDirectory, segmentsOf } from "../../manifests/directory";
import { objectsOf } from "../../manifests/parse";
import { isOfFlux } from "../../manifests/sync";
import { followedBranch, type GitReference } from "./followed-branch";
import { otherSource, type FollowedSource, type WantedSource } from "./followed-source";

/**
 * Explains why the `gotk-sync.yaml` in Git belongs to another cluster.
 *
 * @param file its path, for the message
 * @returns undefined when it does not, or cannot be read
 */
export function syncOfOthers(gotkSync: string, wanted: WantedSource, file: string): string | undefined {
  const source = followedBy(gotkSync);
  if (source !== undefined && followsOwnDirectory(source.path, file)) return widened(wanted.path, file);
  // A file that follows a tag or a commit is nevertheless on the branch on which it was found.
  const difference = source && otherSource({ ...source, branch: source.branch || wanted.branch }, wanted);
  return (
    difference &&
    `${file}: ${difference}. It belongs to another cluster. Give this cluster a \`path\` of its own, or set \`allowMove\` to true to take it over.`
  );
}

/**
 * Returns true when a cluster's Kustomization applies Flux's own manifests alone.
 *
 * @param root its `spec.path`
 * @param file the path of the `gotk-sync.yaml` that it is in
 */
function followsOwnDirectory(root: string, file: string): boolean {
  return normalizeDirectory(root) === segmentsOf(file).slice(0, -1).join("/");
}

function widened(wanted: string, file: string): string {
  return (
    `${file}: the cluster's Kustomization applies only its own directory, and has to apply the one above. Set its \`spec.path\` to ` +
    `"./${wanted}" in Git, wait until Flux has applied that, with whatever else is in the directory, and run it again.`
  );
}

/** The Kustomization that applies the cluster's directory, as the arguments name it. */
export interface WantedRoot {
  /** `sync.name`. */
  readonly name: string;
  readonly namespace: string;
}

/**
 * Explains why the arguments would replace the cluster's own Kustomization by one of another name: the old one would
 * delete what it has applied and no longer finds in Git, Flux's own Deployments among it.
 *
 * @param file the path of the `gotk-sync.yaml` in Git, for the message
 * @returns undefined when it has the same name, or cannot be read
 */
export function renamedRoot(gotkSync: string, wanted: WantedRoot, file: string): string | undefined {
  const roots = rootsOf(gotkSync);
  const [root] = roots;
  if (root === undefined || roots.some((one) => nameOf(one) === nameOf(wanted))) return undefined;
  const advice = [
    ...(root.name === wanted.name ? [] : [`\`sync.name\` to ${JSON.stringify(root.name)}`]),
    ...(root.namespace === wanted.namespace ? [] : [`\`namespace\` to ${JSON.stringify(root.namespace)}`]),
  ];
  return (
    `${file}: names the cluster's Kustomization ${JSON.stringify(nameOf(root))}, not ${JSON.stringify(nameOf(wanted))}. Flux would delete ` +
    `itself together with the old one. Set ${advice.join(" and ")}.`
  );
}

function rootsOf(gotkSync: string): readonly WantedRoot[] {
  try {
    return objectsOf(gotkSync)
      .filter((object) => object.kind === "Kustomization" && isOfFlux(object))
      .map(({ metadata: { name, namespace = "" } }) => ({ name, namespace }));
  } catch {
    return [];
  }
}

function nameOf({ name, namespace }: WantedRoot): string {
  return `${namespace}/${name}`;
}

/** Returns the source that a cluster would follow if it applied the file; undefined when it cannot be read. */
export function followedBy(gotkSync: string): FollowedSource | undefined {
  try {
    const specs = objectsOf(gotkSync).map((object) => ({
      kind: object.kind,
      spec: object["spec"] as Readonly<Record<string, unknown>>,
    }));
    const source = specs.find(({ kind }) => kind === "GitRepository")?.spec;
    const root = specs.find(({ kind }) => kind === "Kustomization")?.spec;
    const branch = followedBranch(source?.["ref"] as GitReference | undefined);
    return source && root && { url: text(source["url"]), branch, path: text(root["path"]) };
  } catch {
    return undefined;
  }
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
