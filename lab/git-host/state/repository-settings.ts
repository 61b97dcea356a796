/** What the owner of a repository may change in it, by the names of GitHub's API. */
export interface RepositorySettings {
  readonly description: string | null;
  readonly homepage: string | null;
  readonly private: boolean;
  readonly visibility: string;
  readonly default_branch: string;
  readonly archived: boolean;
  readonly is_template: boolean;
  readonly has_issues: boolean;
  readonly has_projects: boolean;
  readonly has_wiki: boolean;
  readonly has_downloads: boolean;
  readonly has_discussions: boolean;
  readonly allow_squash_merge: boolean;
  readonly allow_merge_commit: boolean;
  readonly allow_rebase_merge: boolean;
  readonly allow_auto_merge: boolean;
  readonly allow_update_branch: boolean;
  readonly allow_forking: boolean;
  readonly delete_branch_on_merge: boolean;
  readonly web_commit_signoff_required: boolean;
  readonly merge_commit_title: string;
  readonly merge_commit_message: string;
  readonly squash_merge_commit_title: string;
  readonly squash_merge_commit_message: string;
}

/**
 * A new repository's settings.
 *
 * @see https://docs.github.com/en/rest/repos/repos#create-an-organization-repository
 */
export const DEFAULT_SETTINGS: RepositorySettings = {
  description: null,
  homepage: null,
  private: false,
  visibility: "public",
  default_branch: "main",
  archived: false,
  is_template: false,
  has_issues: true,
  has_projects: true,
  has_wiki: true,
  has_downloads: true,
  has_discussions: false,
  allow_squash_merge: true,
  allow_merge_commit: true,
  allow_rebase_merge: true,
  allow_auto_merge: false,
  allow_update_branch: false,
  allow_forking: true,
  delete_branch_on_merge: false,
  web_commit_signoff_required: false,
  merge_commit_title: "MERGE_MESSAGE",
  merge_commit_message: "PR_TITLE",
  squash_merge_commit_title: "COMMIT_OR_PR_TITLE",
  squash_merge_commit_message: "COMMIT_MESSAGES",
};
