export type { Fault, InterceptedRequest, Interceptor } from "./fault";
export type { Commit } from "./git/commit";
export type { Signature } from "./git/signature";
export type { App, AppOptions, GitHost, GitHostOptions, RepositoryOptions, TokenOptions } from "./git-host";
export type { GitHostRequest } from "./git-host-request";
export type { Repository, RepositoryDeployKey, RepositoryPullRequest, RepositoryWebhook } from "./repository";
export { generateKeyPair, type SshKeyPair, type SshKeyType } from "./ssh/generate-key-pair";
export { startGitHost } from "./start-git-host";
