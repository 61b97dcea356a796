import type * as pulumi from "@pulumi/pulumi";

/** A file to commit. */
export interface FileToCommit {
  /** The path from the root of the repository. */
  readonly path: string;
  readonly content: pulumi.Input<string>;
  /** The message of the commits that write it. */
  readonly message: string;
}

/** A file as it was committed. */
export interface CommittedFile {
  /** The path from the root of the repository. */
  readonly path: string;
  /** The SHA of the commit that last wrote it. */
  readonly commit: string;
}

/** A committed file and the resource that keeps it. */
export interface CommittedFileResource {
  readonly resource: pulumi.Resource;
  readonly file: pulumi.Output<CommittedFile>;
}

/** What the bootstrap needs of a place that hosts Git repositories: one branch of one repository. */
export interface GitHost {
  /** Where Flux clones from: `ssh://git@…`. */
  readonly url: pulumi.Output<string>;
  /** The host's SSH keys in `known_hosts` format. */
  readonly knownHosts: string;
  /**
   * Resolves when the host has confirmed that the repository and the branch exist and that the credentials are good;
   * what must not happen before depends on it.
   */
  readonly confirmed: pulumi.Output<pulumi.Resource[]>;
  /** The text of a file on the branch, from the root of the repository, once the host is confirmed; nothing when there is none. */
  read(path: string): pulumi.Output<string | undefined>;
  /** Lets the owner of a public key read the repository. */
  registerDeployKey(identityPub: pulumi.Output<string>, opts: pulumi.CustomResourceOptions): pulumi.Input<pulumi.Resource>;
  /** Commits the files one after the other, the first when `after` are done. */
  commit(
    files: readonly FileToCommit[],
    after: readonly pulumi.Resource[],
    opts: pulumi.CustomResourceOptions,
  ): CommittedFileResource[];
}
