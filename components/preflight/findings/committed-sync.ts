import { objectsOf } from "../../manifests/parse";
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
  // A file that follows a tag or a commit is nevertheless on the branch on which it was found.
  const difference = source && otherSource({ ...source, branch: source.branch || wanted.branch }, wanted);
  return (
    difference &&
    `${file}: ${difference}. It belongs to another cluster. Give this cluster a \`path\` of its own, or set \`allowMove\` to true to take it over.`
  );
}

/** Returns the source that a cluster would follow if it applied the file. */
function followedBy(gotkSync: string): FollowedSource | undefined {
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
