import type { Account } from "./account";
import type { BranchProtection } from "./branch-protection";
import type { CommitStatus } from "./commit-status";
import type { DeployKey } from "./deploy-key";
import type { PullRequest } from "./pull-request";
import type { RepositorySettings } from "./repository-settings";
import type { Webhook } from "./webhook";

/** A repository and everything about it that git does not keep. */
export interface StoredRepository {
  readonly id: number;
  readonly createdAt: Date;
  readonly protections: Map<string, BranchProtection>;
  readonly deployKeys: DeployKey[];
  readonly pullRequests: PullRequest[];
  readonly statuses: CommitStatus[];
  readonly webhooks: Webhook[];
  /** Where the webhooks have been told that branches and tags are. */
  announced: ReadonlyMap<string, string>;
  /** What is under way to tell them. */
  announcing: Promise<void>;
  owner: Account;
  name: string;
  /** The bare repository. */
  directory: string;
  settings: RepositorySettings;
  topics: readonly string[];
  vulnerabilityAlerts: boolean;
  updatedAt: Date;
}

/** "owner/name" */
export function fullName(repository: StoredRepository): string {
  return `${repository.owner.login}/${repository.name}`;
}
