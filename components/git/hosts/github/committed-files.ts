import type * as pulumi from "@pulumi/pulumi";

import { DirectResource } from "./direct-resource";
import type { CommittedFile } from "../git-host";
import type { DirectPlace } from "./place";
import type { CommitInputs, CommittedBlob } from "./providers/commit";

/** The arguments of the resource. */
export type CommittedFilesArgs = {
  readonly [K in keyof Omit<CommitInputs, "files">]: pulumi.Input<CommitInputs[K]>;
} & {
  readonly files: Readonly<Record<string, pulumi.Input<string>>>;
};

/** Every argument, for a resource that is left as it is. */
export const COMMITTED_FILES_ARGS = [
  "api",
  "owner",
  "repository",
  "branch",
  "certificateAuthority",
  "author",
  "message",
  "deletionMessage",
  "kept",
  "files",
] as const satisfies readonly (keyof CommittedFilesArgs)[];

/** Keeps files on a branch by one commit for each change. */
export class CommittedFiles extends DirectResource {
  /** Undefined in a run whose `--target` leaves the resource out, before it exists. */
  declare public readonly committed: pulumi.Output<Readonly<Record<string, CommittedBlob>> | undefined>;

  public constructor(name: string, args: CommittedFilesArgs, place: DirectPlace, opts: pulumi.CustomResourceOptions) {
    super("CommittedFiles", name, { ...args, committed: undefined }, place, opts);
  }
}

/** Returns files, each with the commit that last wrote it where a resource has committed it. */
export function withCommits(
  files: readonly Pick<CommittedFile, "path">[],
  committed: Readonly<Record<string, CommittedBlob>> = {},
): CommittedFile[] {
  return files.map(({ path }) => {
    const commit = committed[path]?.commit;
    return commit === undefined ? { path } : { path, commit };
  });
}
