import type { JsonObject } from "../../json";
import { APP_SLUG, type GitHubApp } from "../../state/github-app";
import type { HostUrls } from "../../state/host-state";
import { accountView } from "./account-view";

/** What the app may do where it is installed. */
export function installationPermissions({ write }: GitHubApp): JsonObject {
  const level = write ? "write" : "read";
  return { contents: level, metadata: "read", administration: level, pull_requests: level };
}

/** An app in an account. */
export function installationView(urls: HostUrls, app: GitHubApp): JsonObject {
  const id = String(app.installationId);
  const created = app.createdAt.toISOString();
  return {
    id: app.installationId,
    account: accountView(urls, app.account),
    app_id: app.id,
    app_slug: APP_SLUG,
    target_id: app.account.id,
    target_type: app.account.type,
    repository_selection: app.repositories === undefined ? "all" : "selected",
    permissions: installationPermissions(app),
    events: [],
    access_tokens_url: `${urls.api}/app/installations/${id}/access_tokens`,
    repositories_url: `${urls.api}/installation/repositories`,
    html_url: `${urls.html}/organizations/${app.account.login}/settings/installations/${id}`,
    single_file_name: null,
    suspended_by: null,
    suspended_at: null,
    created_at: created,
    updated_at: created,
  };
}
