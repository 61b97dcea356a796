import type * as pulumi from "@pulumi/pulumi";

import type { DeployKey, HostIdentity } from "../credentials/source-credentials";
import type { GitTransport } from "../credentials/options";

/** A file to commit. */
export interface FileToCommit {
  /** The path from the root of the repository. */
  readonly path: string;
  readonly content: pulumi.Input<string>;
  /** The message of a commit of this file alone. */
  readonly message: string;
  /**
   * Returns true when a person wrote the content in Git, which then stays unchanged; undefined for files that only the
   * program writes.
   */
  readonly isForeign?: (found: string) => boolean;
  /** Returns true when the content in Git means the same as the one to commit, and so stays as it is. */
  readonly means?: (found: string, content: string) => boolean;
  /**
   * Describes what of the content in Git would be lost, if the program writes the file for the first time; undefined when
   * nothing would.
   */
  readonly lost?: (found: string, content: string) => string | undefined | Promise<string | undefined>;
}

/** Files that get to the branch together. */
export interface FileSet {
  readonly files: readonly FileToCommit[];
  /** The message of a commit that writes them. */
  readonly message: string;
  /** The message of the commit that deletes them. */
  readonly deletionMessage: string;
}

/** A file as it is in Git, or as it would be committed. */
export interface CommittedFile {
  /** The path from the root of the repository. */
  readonly path: string;
  /** The SHA of the commit that last wrote the file; undefined when the file was not committed. */
  readonly commit?: string;
  /** The content of the file, when it was not committed. */
  readonly content?: string;
}

/** The progress of a change towards the branch. */
export const CommitStage = {
  /** The change is on the branch that Flux follows. */
  OnBranch: "onBranch",
  /** The change waits for a merge, and the branch has the files of an earlier change. */
  Waiting: "waiting",
  /** The change waits for a merge, and the branch has no such files yet: there is nothing for Flux to follow. */
  WaitingForFirst: "waitingForFirst",
} as const;
/** The progress of a change towards the branch. */
export type CommitStage = (typeof CommitStage)[keyof typeof CommitStage];

/** The result of a commit. */
export interface Commit {
  readonly stage: pulumi.Output<CommitStage>;
  readonly files: pulumi.Output<CommittedFile[]>;
  /** The resources that hold the files, and those that had to exist before. */
  readonly resources: pulumi.Output<pulumi.Resource[]>;
  /** Changes with every commit, where the host knows it: Flux then has something to do although the contents are the same. */
  readonly revision?: pulumi.Output<string>;
  /** The URL of the pull request that merges them. */
  readonly pullRequestUrl?: pulumi.Output<string | undefined>;
}

/** Options of resources that belong to the component. */
export type ChildOptions = pulumi.CustomResourceOptions & { readonly parent: pulumi.Resource };

/** The webhook to which a Git host reports pushes. */
export interface Webhook {
  /** The URL to post to. It is a secret, because its path is one. */
  readonly url: pulumi.Input<string>;
  /** The secret with which the host signs its messages. */
  readonly secret: pulumi.Input<string>;
  /** Allows messages to a host whose certificate cannot be verified. */
  readonly insecureSsl: boolean;
}

/** The operations of a Git host that the bootstrap uses, on one branch of one repository. */
export interface GitHost extends HostIdentity {
  /**
   * Returns the URL that Flux clones from: `ssh://git@…` or `https://…`; a plain string, unless the repository is an
   * output.
   */
  url(transport: GitTransport): pulumi.Input<string>;
  /** The repository's name with its owner. */
  readonly fullName: pulumi.Input<string>;
  /**
   * Resolves when the host has confirmed that the repository and the branch exist and that the credentials are valid;
   * every step that must not happen before depends on it.
   */
  readonly confirmed: pulumi.Output<pulumi.Resource[]>;
  /** True when the repository can be read and takes no commits any more. */
  readonly archived: pulumi.Output<boolean>;
  /**
   * Reads a file on the branch, by its path from the root, once the host is confirmed; undefined when there is no such
   * file.
   */
  read(path: string): pulumi.Output<string | undefined>;
  /** True when another name, as `owner/name`, leads to this repository, which was renamed or transferred. */
  isFormerName(name: string): pulumi.Output<boolean>;
  /** Lists the files on the branch by their paths from the root; undefined when they are not known. */
  files(): pulumi.Output<readonly string[] | undefined>;
  /**
   * Lets the owner of a public key read the repository.
   *
   * @param moves true when the state may have the key for the same repository under another name: then it is registered again
   */
  registerDeployKey(key: DeployKey, moves: pulumi.Input<boolean>, opts: ChildOptions): pulumi.Input<pulumi.Resource>;
  /** Registers a webhook by which the host reports pushes. */
  registerWebhook(name: string, webhook: Webhook, opts: ChildOptions): void;
  /** Commits the files to the branch, once the resources of `after` exist. */
  push(set: FileSet, after: pulumi.Output<pulumi.Resource[]>, opts: ChildOptions): Commit;
  /**
   * Opens a pull request that merges the files into the branch, after the resources of `after` exist.
   *
   * @param pushedBefore true when the files were pushed at first, so that Pulumi knows them and must not delete them
   */
  propose(
    set: FileSet,
    pushedBefore: pulumi.Output<boolean>,
    after: pulumi.Output<pulumi.Resource[]>,
    opts: ChildOptions,
  ): Commit;
}
