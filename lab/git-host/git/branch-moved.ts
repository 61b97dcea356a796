/** Somebody else's commit came first. */
export class BranchMoved extends Error {
  constructor(branch: string) {
    super(`${branch} was moved by another writer`);
    this.name = "BranchMoved";
  }
}
