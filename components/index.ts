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
export type { ChatArgs, CommitStatusArgs, NotificationsArgs, PushReceiverArgs } from "./notifications-args";
export { ChatType } from "./notifications/chat-type";
export { EventSeverity } from "./flux-api/event-severity";
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
export { Alert } from "./objects/alert";
export type { AlertArgs } from "./objects/alert";
export { AlertProvider } from "./objects/alert-provider";
export type { AlertProviderArgs } from "./objects/alert-provider";
export { Bucket } from "./objects/bucket";
export type { BucketArgs } from "./objects/bucket";
export { GitRepository } from "./objects/git-repository";
export type { GitRepositoryArgs } from "./objects/git-repository";
export { HelmRelease } from "./objects/helm-release";
export type { HelmReleaseArgs } from "./objects/helm-release";
export { HelmRepository } from "./objects/helm-repository";
export type { HelmRepositoryArgs } from "./objects/helm-repository";
export { Kustomization } from "./objects/kustomization";
export type { KustomizationArgs } from "./objects/kustomization";
export { OCIRepository } from "./objects/oci-repository";
export type { OCIRepositoryArgs } from "./objects/oci-repository";
export { Receiver } from "./objects/receiver";
export type { ReceiverArgs } from "./objects/receiver";
export type { ObjectStatus } from "./cluster/object-status";
export type { CommittedFile } from "./git-hosts/git-host";
export { CommitMode } from "./git-hosts/commit-mode";
export { GitTransport } from "./git-hosts/git-transport";
export { RepositoryVisibility } from "./git-hosts/repository-visibility";
export { SshKeyAlgorithm } from "./credentials/ssh-key-algorithm";
export { LogLevel } from "./manifests/install-options";
export { DeletionPolicy } from "./flux-api/deletion-policy";
export { ControllerSize } from "./manifests/tuning/controller-size";
export { InvalidArgumentsError } from "./errors";
export type { Problem } from "./errors";
export { fetchRelease, readRelease, recordRelease } from "./release";
export { checkCluster } from "./check/check-cluster";
export type { CheckOptions } from "./check/check-cluster";
export type { Finding } from "./guards/finding";
export { readStatus } from "./status/read-status";
export type { StatusOptions } from "./status/read-status";
export { Readiness } from "./status/status";
export type { FluxStatus, StatusController, StatusNode, StatusSummary, StatusWarning } from "./status/status";
