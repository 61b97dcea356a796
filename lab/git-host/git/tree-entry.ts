/** One line of a tree. */
export interface TreeEntry {
  readonly mode: string;
  readonly type: "blob" | "tree" | "commit";
  readonly sha: string;
  /** In bytes, for a blob. */
  readonly size: number | undefined;
  readonly path: string;
}
