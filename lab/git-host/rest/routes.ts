import type { Route } from "./route";
import { ACCOUNT_ROUTES } from "./routes/account-routes";
import { APP_ROUTES } from "./routes/app-routes";
import { BRANCH_ROUTES } from "./routes/branch-routes";
import { BRANCH_PROTECTION_ROUTES } from "./routes/branch-protection-routes";
import { COMMIT_ROUTES } from "./routes/commit-routes";
import { COMMIT_STATUS_ROUTES } from "./routes/commit-status-routes";
import { CONTENT_ROUTES } from "./routes/content-routes";
import { DEPLOY_KEY_ROUTES } from "./routes/deploy-key-routes";
import { GIT_BLOB_ROUTES } from "./routes/git-blob-routes";
import { GIT_COMMIT_ROUTES } from "./routes/git-commit-routes";
import { GIT_REF_ROUTES } from "./routes/git-ref-routes";
import { GIT_TREE_ROUTES } from "./routes/git-tree-routes";
import { LABEL_ROUTES } from "./routes/label-routes";
import { META_ROUTES } from "./routes/meta-routes";
import { NEW_REPOSITORY_ROUTES } from "./routes/new-repository-routes";
import { PULL_REQUEST_MERGE_ROUTES } from "./routes/pull-request-merge-routes";
import { PULL_REQUEST_PART_ROUTES } from "./routes/pull-request-part-routes";
import { PULL_REQUEST_ROUTES } from "./routes/pull-request-routes";
import { REPOSITORY_ROUTES } from "./routes/repository-routes";
import { REPOSITORY_LIST_ROUTES } from "./routes/repository-list-routes";
import { WEBHOOK_ROUTES } from "./routes/webhook-routes";

/** Everything that the host answers; the first route that fits a request has it, so the longer path stands first. */
export const ROUTES: readonly Route[] = [
  ...META_ROUTES,
  ...ACCOUNT_ROUTES,
  ...APP_ROUTES,
  ...REPOSITORY_LIST_ROUTES,
  ...NEW_REPOSITORY_ROUTES,
  ...REPOSITORY_ROUTES,
  ...BRANCH_PROTECTION_ROUTES,
  ...BRANCH_ROUTES,
  ...CONTENT_ROUTES,
  ...COMMIT_STATUS_ROUTES,
  ...COMMIT_ROUTES,
  ...GIT_REF_ROUTES,
  ...GIT_COMMIT_ROUTES,
  ...GIT_TREE_ROUTES,
  ...GIT_BLOB_ROUTES,
  ...DEPLOY_KEY_ROUTES,
  ...WEBHOOK_ROUTES,
  ...PULL_REQUEST_MERGE_ROUTES,
  ...PULL_REQUEST_PART_ROUTES,
  ...PULL_REQUEST_ROUTES,
  ...LABEL_ROUTES,
];
