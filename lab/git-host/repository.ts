import type { Commit } from "./git/commit";
import type { CommitStatus } from "./state/commit-status";
import type { WebhookDelivery } from "./state/webhook";
import type { SigningKey } from "./signing/signing-key";

/** A deploy key of a repository. */
export interface RepositoryDeployKey {
  readonly id: number;
  readonly title: string;
  /** In OpenSSH's format, without the comment. */
  readonly key: string;
  readonly readOnly: boolean;
}

/** A webhook of a repository. */
export interface RepositoryWebhook {
  readonly id: number;
  readonly active: boolean;
  readonly events: readonly string[];
  readonly url: string;
  /** What was sent, or could not be, oldest first. */
  readonly deliveries: readonly WebhookDelivery[];
}

/** A pull request of a repository. */
export interface RepositoryPullRequest {
  readonly number: number;
  readonly title: string;
  readonly body: string | null;
  readonly head: string;
  readonly base: string;
  readonly state: "open" | "closed";
  readonly merged: boolean;
  readonly labels: readonly string[];
  /** Users, and teams as `organization/team`. */
  readonly reviewers: readonly string[];
}

/** The rule that a branch gets. */
export interface ProtectOptions {
  /**
   * Approving reviews that a pull request must have; undefined allows pushes.
   *
   * @defaultValue 0
   */
  readonly requiredReviews?: number | undefined;
  /** @defaultValue false */
  readonly requiredSignatures?: boolean;
  /**
   * Puts it into a ruleset, in place of a protection of the branch.
   *
   * @defaultValue false
   */
  readonly inRuleset?: boolean;
}

/** A repository on the host, in the hands of somebody who may do everything with it and does it without a request. */
export interface Repository {
  /** "owner/name" */
  readonly fullName: string;
  /** The bare repository. */
  readonly directory: string;
  /** "ssh://git@127.0.0.1:PORT/owner/name.git" */
  readonly sshUrl: string;
  /** "http://127.0.0.1:PORT/owner/name.git" */
  readonly httpUrl: string;
  readonly deployKeys: readonly RepositoryDeployKey[];
  readonly webhooks: readonly RepositoryWebhook[];
  /** What was reported about its commits, oldest first. */
  readonly statuses: readonly CommitStatus[];
  /** The branches' names. */
  branches(): Promise<readonly string[]>;
  /** A branch's commits, newest first; none when there is no such branch. The default branch when left out. */
  log(branch?: string): Promise<readonly Commit[]>;
  /** Paths of the files in a ref. */
  files(ref?: string): Promise<readonly string[]>;
  /** A file's content at a ref, undefined when there is none. */
  read(path: string, ref?: string): Promise<string | undefined>;
  /**
   * Commits files (null removes one) on a branch, protected or not, and returns the commit's sha. A new branch starts at the
   * default one.
   */
  commit(
    message: string,
    files: Readonly<Record<string, string | null>>,
    branch?: string,
    options?: { readonly sign?: SigningKey },
  ): Promise<string>;
  /**
   * Tags the commit at a ref, the default branch when left out, wherever the tag has been before. A signed one is annotated,
   * as is one with a message.
   */
  tag(name: string, ref?: string, options?: { readonly message?: string; readonly sign?: SigningKey }): Promise<void>;
  /** The tags' names. */
  tags(): Promise<readonly string[]>;
  /** Deletes a branch. */
  deleteBranch(branch: string): Promise<void>;
  /** Gives the branch a rule. By default it changes by pull requests only. */
  protect(branch: string, rule?: ProtectOptions): Promise<void>;
  /** Ends what {@link Repository.protect} began. */
  unprotect(branch: string): Promise<void>;
  /** Gives it another name, as its owner does; its old name leads to it. Another owner, an organization if new, gets it. */
  rename(name: string, owner?: string): Promise<void>;
  /** Archives it: it can be read, and not written to. */
  archive(): void;
  /** Registers a deploy key. Throws GitHub's words when it cannot be registered. */
  addDeployKey(key: string, options?: { readonly title?: string; readonly readOnly?: boolean }): RepositoryDeployKey;
  /** Forgets a deploy key. */
  removeDeployKey(id: number): void;
  /** The pull requests, oldest first. */
  pullRequests(): Promise<readonly RepositoryPullRequest[]>;
  /** Merges a pull request as a person does who may, and returns the merge commit's sha. */
  mergePullRequest(number: number, method?: "merge" | "squash"): Promise<string>;
  /** Closes a pull request without merging it. */
  closePullRequest(number: number): void;
}
