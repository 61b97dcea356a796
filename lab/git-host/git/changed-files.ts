import { runGit } from "./run-git";

/** One file of a diff. */
export interface ChangedFile {
  readonly path: string;
  readonly previousPath: string | undefined;
  readonly status: "added" | "removed" | "modified" | "renamed" | "copied" | "changed";
  /** Of the blob after the change; before it when the file was removed. */
  readonly sha: string;
  readonly additions: number;
  readonly deletions: number;
}

const STATUS: Readonly<Record<string, ChangedFile["status"]>> = {
  A: "added",
  D: "removed",
  M: "modified",
  R: "renamed",
  C: "copied",
  T: "changed",
};

/** What differs between two commits; everything is added when there is no `base`. */
export async function changedFiles(
  directory: string,
  base: string | undefined,
  sha: string,
): Promise<readonly ChangedFile[]> {
  const output = await runGit(directory, [
    "diff-tree",
    "-r",
    "-M",
    "-z",
    "--raw",
    "--numstat",
    "--no-commit-id",
    "--no-abbrev",
    ...(base === undefined ? ["--root"] : [base]),
    sha,
  ]);
  const fields = output.toString("utf8").split("\0");
  const files: Omit<ChangedFile, "additions" | "deletions">[] = [];
  let position = 0;
  for (; fields[position]?.startsWith(":"); position += 1) {
    const [, , before = "", after = "", letter = ""] = (fields[position] ?? "").split(" ");
    const status = STATUS[letter.charAt(0)] ?? "modified";
    const twoPaths = status === "renamed" || status === "copied";
    const previousPath = twoPaths ? fields[(position += 1)] : undefined;
    const path = fields[(position += 1)] ?? "";
    files.push({ path, previousPath, status, sha: status === "removed" ? before : after });
  }
  return files.map((file) => {
    const [additions, deletions] = (fields[position] ?? "").split("\t");
    // With two paths, numstat leaves its own empty and puts them in fields of their own.
    position += file.previousPath === undefined ? 1 : 3;
    // "-" stands for a binary file.
    return { ...file, additions: Number(additions) || 0, deletions: Number(deletions) || 0 };
  });
}
