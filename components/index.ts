export { FluxBootstrap } from "./flux-bootstrap";
export type { FluxBootstrapArgs } from "./bootstrap/args";
export type { InstallArgs, RegistryCredentialsArgs } from "./install/args";
export type { SourceArgs, SyncArgs } from "./sync/args";
export type {
  CommitArgs,
  CommitAuthorArgs,
  CredentialsArgs,
  DeployKeyArgs,
  ExistingSecretArgs,
  GitArgs,
  GitHubArgs,
  NewRepositoryArgs,
  PullRequestArgs,
  TokenArgs,
} from "./git/args";
export type { GitHubAppArgs, SshKeyArgs, SyncProxyArgs } from "./flux-objects/credentials-args";
export type { ChatArgs, CommitStatusArgs, NotificationsArgs, PushReceiverArgs } from "./notifications/args";
export { ChatType } from "./notifications/chat-type";
export { EventSeverity } from "./flux-api/alert";
export type {
  CustomizationArgs,
  MultitenancyArgs,
  PatchArgs,
  PatchTargetArgs,
  ProxyArgs,
  ShardingArgs,
  StorageArgs,
} from "./customization/args";
export type {
  AffinityArgs,
  ControllerArgs,
  ControllersArgs,
  EnvVarArgs,
  KeyRefArgs,
  ResourceListArgs,
  ResourcesArgs,
  TolerationArgs,
  WorkloadIdentityArgs,
} from "./customization/controller-args";
export { Alert } from "./resources/alert";
export type { AlertArgs } from "./resources/alert";
export { AlertProvider } from "./resources/alert-provider";
export type { AlertProviderArgs } from "./resources/alert-provider";
export { Bucket } from "./resources/bucket";
export type { BucketArgs } from "./resources/bucket";
export { GitRepository } from "./resources/git-repository";
export type { GitRepositoryArgs } from "./resources/git-repository";
export { HelmRelease } from "./resources/helm-release";
export type { HelmReleaseArgs } from "./resources/helm-release";
export { HelmRepository } from "./resources/helm-repository";
export type { HelmRepositoryArgs } from "./resources/helm-repository";
export { Kustomization } from "./resources/kustomization";
export type { KustomizationArgs } from "./resources/kustomization";
export { OCIRepository } from "./resources/oci-repository";
export type { OCIRepositoryArgs } from "./resources/oci-repository";
export { Receiver } from "./resources/receiver";
export type { ReceiverArgs } from "./resources/receiver";
export type { ObjectStatus } from "./cluster/object-status";
export type { CommittedFile } from "./git/hosts/git-host";
export { CommitMode } from "./git/hosts/commit";
export { GitTransport } from "./git/credentials/options";
export { RepositoryVisibility } from "./git/hosts/github/options";
export { SshKeyAlgorithm } from "./git/credentials/ssh-key";
export { LogLevel } from "./manifests/install-options";
export { DeletionPolicy } from "./flux-api/kustomization";
export { ControllerSize } from "./manifests/customization/controller-size";
export { InvalidArgumentsError } from "./errors";
export type { Problem } from "./errors";
export { fetchRelease, readRelease, recordRelease } from "./release";
export { checkCluster } from "./preflight/check-cluster";
export type { CheckOptions } from "./preflight/check-cluster";
export type { Finding } from "./preflight/findings/finding";
export { readStatus } from "./status/read-status";
export type { StatusOptions } from "./status/read-status";
export { Readiness } from "./status/status";
export type { FluxStatus, StatusController, StatusNode, StatusSummary, StatusWarning } from "./status/status";
