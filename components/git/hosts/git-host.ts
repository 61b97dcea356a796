import type * as pulumi from "@pulumi/pulumi";

import type { DeployKey, HostIdentity } from "../credentials/source-credentials";
import type { GitTransport } from "../credentials/options";
import type { Webhook } from "./github/webhook";

/** A file to commit. */
export interface FileToCommit {
  /** The path from the root of the repository. */
  readonly path: string;
  readonly content: pulumi.Input<string>;
  /** The message of the commits that write it. */
  readonly message: string;
  /** Whether a person wrote what is in Git, which then stays as it is; nothing is known of files that nobody else writes. */
  readonly isForeign?: (found: string) => boolean;
}

/** A file as it was committed. */
export interface CommittedFile {
  /** The path from the root of the repository. */
  readonly path: string;
  /** The SHA of the commit that last wrote it; nothing when it was not committed. */
  readonly commit?: string;
  /** What is in it, when it was not committed. */
  readonly content?: string;
}

/** How far a change has come. */
export const CommitStage = {
  /** It is on the branch that Flux follows. */
  OnBranch: "onBranch",
  /** It waits for somebody to merge it, and the branch has the files of an earlier one. */
  Waiting: "waiting",
  /** It waits for somebody to merge it, and the branch has no such files: there is nothing for Flux to follow. */
  WaitingForFirst: "waitingForFirst",
} as const;
/** How far a change has come. */
export type CommitStage = (typeof CommitStage)[keyof typeof CommitStage];

/** What was made of the files. */
export interface Commit {
  readonly stage: pulumi.Output<CommitStage>;
  readonly files: pulumi.Output<CommittedFile[]>;
  /** What keeps them, and what was to be done before. */
  readonly resources: pulumi.Output<pulumi.Resource[]>;
  /** Where to merge them. */
  readonly pullRequestUrl?: pulumi.Output<string | undefined>;
}

/** Options of resources that belong to the component. */
export type ChildOptions = pulumi.CustomResourceOptions & { readonly parent: pulumi.Resource };

/** What the bootstrap needs of a place that hosts Git repositories: one branch of one repository. */
export interface GitHost extends HostIdentity {
  /** Where Flux clones from: `ssh://git@…` or `https://…`; plain, unless the repository is an output. */
  url(transport: GitTransport): pulumi.Input<string>;
  /** The repository's name with its owner. */
  readonly fullName: pulumi.Input<string>;
  /**
   * Resolves when the host has confirmed that the repository and the branch exist and that the credentials are good;
   * what must not happen before depends on it.
   */
  readonly confirmed: pulumi.Output<pulumi.Resource[]>;
  /** The text of a file on the branch, from the root of the repository, once the host is confirmed; nothing when there is none. */
  read(path: string): pulumi.Output<string | undefined>;
  /** Lets the owner of a public key read the repository. */
  registerDeployKey(key: DeployKey, opts: ChildOptions): pulumi.Input<pulumi.Resource>;
  /** Has the host tell of pushes. */
  registerWebhook(name: string, webhook: Webhook, opts: ChildOptions): void;
  /** Commits the files to the branch one after the other, the first when `after` are done. */
  push(files: readonly FileToCommit[], after: pulumi.Output<pulumi.Resource[]>, opts: ChildOptions): Commit;
  /**
   * Asks for the files to be merged into the branch, when `after` are done.
   *
   * @param pushedBefore whether they got there by pushes at first, so that Pulumi knows them and must not delete them
   */
  propose(
    files: readonly FileToCommit[],
    pushedBefore: pulumi.Output<boolean>,
    after: pulumi.Output<pulumi.Resource[]>,
    opts: ChildOptions,
  ): Commit;
}
