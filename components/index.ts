export { FluxBootstrap } from "./flux-bootstrap";
export type { FluxBootstrapArgs, SyncArgs } from "./args";
export type {
  CommitArgs,
  CommitAuthorArgs,
  CredentialsArgs,
  DeployKeyArgs,
  ExistingSecretArgs,
  GitHubAppArgs,
  GitHubArgs,
  NewRepositoryArgs,
  PullRequestArgs,
  SshKeyArgs,
  SyncProxyArgs,
  TokenArgs,
} from "./git-args";
export type {
  AffinityArgs,
  ControllerArgs,
  ControllersArgs,
  EnvVarArgs,
  KeyRefArgs,
  MultitenancyArgs,
  PatchArgs,
  PatchTargetArgs,
  ProxyArgs,
  RegistryCredentialsArgs,
  ResourceListArgs,
  ResourcesArgs,
  ShardingArgs,
  StorageArgs,
  TolerationArgs,
  WorkloadIdentityArgs,
} from "./tuning-args";
export type { CommittedFile } from "./git-hosts/git-host";
export { CommitMode } from "./git-hosts/commit-mode";
export { GitTransport } from "./git-hosts/git-transport";
export { RepositoryVisibility } from "./git-hosts/repository-visibility";
export { SshKeyAlgorithm } from "./credentials/ssh-key-algorithm";
export { LogLevel } from "./manifests/install-options";
export { DeletionPolicy } from "./manifests/sync";
export { ControllerSize } from "./manifests/tuning/controller-size";
export { InvalidArgumentsError } from "./errors";
export type { Problem } from "./errors";
export { fetchRelease, readRelease, recordRelease } from "./release";
export { checkCluster } from "./check/check-cluster";
export type { CheckOptions } from "./check/check-cluster";
export type { Finding } from "./guards/finding";
