/** An object of a git repository, as `git cat-file --batch` prints it. */
export interface GitObject {
  readonly sha: string;
  readonly type: "commit" | "tree" | "blob" | "tag";
  readonly content: Buffer;
}
