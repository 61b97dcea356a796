export { FluxBootstrap } from "./flux-bootstrap";
export type { FluxBootstrapArgs } from "./bootstrap/args";
export { DestroyAction } from "./bootstrap/on-destroy";
export type { OnDestroyArgs } from "./bootstrap/on-destroy";
export type { InstallArgs, RegistryCredentialsArgs } from "./install/args";
export type {
  ClusterBucketArgs,
  ClusterGitRepositoryArgs,
  ClusterKustomizationArgs,
  ClusterOCIRepositoryArgs,
  SourceArgs,
  SyncArgs,
} from "./sync/args";
export type {
  CredentialsArgs,
  DeployKeyArgs,
  ExistingSecretArgs,
  GitArgs,
  GitHubArgs,
  NewRepositoryArgs,
  TokenArgs,
} from "./git/args";
export type { CommitArgs, CommitAuthorArgs, PullRequestArgs } from "./git/commit-args";
export type {
  BasicAuthArgs,
  BucketCredentialsArgs,
  DecryptionKeysArgs,
  GitCredentialsArgs,
  GitHubAppArgs,
  SshKeyArgs,
  SyncProxyArgs,
  TlsArgs,
  VerificationKeysArgs,
} from "./flux-objects/credentials-args";
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
export type { Condition, ObjectStatus } from "./cluster/object-status";
export type { CommittedFile } from "./git/hosts/git-host";
export { CommitMode } from "./git/hosts/commit";
export { GitTransport } from "./git/credentials/options";
export { RepositoryVisibility } from "./git/hosts/github/options";
export { SshKeyAlgorithm } from "./git/credentials/ssh-key";
export { LogLevel, Upgrades } from "./manifests/install-options";
export {
  BuildMetadataOption,
  DecryptionProvider,
  DeletionPolicy,
  KustomizationSourceKind,
  SubstituteStrategy,
} from "./flux-api/kustomization";
export { ControllerSize } from "./manifests/customization/controller-size";
export { BootstrapError, InvalidArgumentsError } from "./errors";
export type { Problem } from "./errors";
export { fetchRelease, readRelease } from "./release";
export { checkCluster } from "./preflight/check-cluster";
export type { CheckOptions } from "./preflight/check-cluster";
export type { Finding } from "./preflight/findings/finding";
export { readStatus } from "./status/read-status";
export type { StatusOptions } from "./status/read-status";
export { Readiness } from "./status/status";
export type { FluxStatus, StatusController, StatusNode, StatusSummary, StatusWarning } from "./status/status";
export type { ProviderSpecArgs } from "./flux-api/alert-provider";
export { AlertProviderType } from "./flux-api/alert-provider";
export type { AlertSpecArgs } from "./flux-api/alert";
export type { BucketSpecArgs, BucketStsArgs } from "./flux-api/bucket";
export { BucketProvider, BucketStsProvider } from "./flux-api/bucket";
export type {
  GitRepositoryIncludeArgs,
  GitRepositoryRefArgs,
  GitRepositorySpecArgs,
  GitRepositoryVerificationArgs,
} from "./flux-api/git-repository";
export { GitRepositoryProvider, GitVerificationMode } from "./flux-api/git-repository";
export type {
  HelmChartReferenceArgs,
  HelmChartSourceReferenceArgs,
  HelmChartTemplateArgs,
  HelmChartTemplateSpecArgs,
  HelmChartVerificationArgs,
} from "./flux-api/helm-chart";
export { ChartReconcileStrategy, ChartReferenceKind, ChartSourceKind } from "./flux-api/helm-chart";
export type {
  HelmActionArgs,
  HelmActionStrategyArgs,
  HelmApplyActionArgs,
  HelmInstallArgs,
  HelmInstallRemediationArgs,
  HelmUpgradeArgs,
  HelmUpgradeRemediationArgs,
} from "./flux-api/helm-install-upgrade";
export {
  ChartNameChangeStrategy,
  CrdsPolicy,
  HelmActionStrategyName,
  RemediationStrategy,
} from "./flux-api/helm-install-upgrade";
export type {
  HelmRollbackArgs,
  HelmTestArgs,
  HelmTestFilterArgs,
  HelmUninstallArgs,
} from "./flux-api/helm-other-actions";
export { DeletionPropagation } from "./flux-api/helm-other-actions";
export type {
  HelmDriftDetectionArgs,
  HelmKustomizeArgs,
  HelmPostRendererArgs,
  HelmReleaseSpecArgs,
  HelmValuesReferenceArgs,
  HelmWaitStrategyArgs,
} from "./flux-api/helm-release";
export { DriftDetectionMode, PostRenderStrategy, WaitStrategyName } from "./flux-api/helm-release";
export type { AccessFromArgs, HelmRepositorySpecArgs, NamespaceSelectorArgs } from "./flux-api/helm-repository";
export { HelmRepositoryType } from "./flux-api/helm-repository";
export type { FluxKind } from "./flux-api/kinds";
export type {
  KustomizationDecryptionArgs,
  KustomizationPostBuildArgs,
  KustomizationSourceReferenceArgs,
  KustomizationSpecArgs,
  SubstituteReferenceArgs,
} from "./flux-api/kustomization";
export type { KustomizeImageArgs, KustomizePatchArgs, ObjectSelectorArgs } from "./flux-api/kustomize";
export type {
  OCILayerSelectorArgs,
  OCIRepositoryRefArgs,
  OCIRepositorySpecArgs,
  OCIRepositoryVerificationArgs,
  OIDCIdentityMatchArgs,
} from "./flux-api/oci-repository";
export { LayerOperation } from "./flux-api/oci-repository";
export type {
  ReceiverOidcProviderArgs,
  ReceiverOidcValidationArgs,
  ReceiverOidcVariableArgs,
  ReceiverResourceArgs,
  ReceiverSpecArgs,
} from "./flux-api/receiver";
export { ReceiverType } from "./flux-api/receiver";
export type {
  CommonMetadataArgs,
  CrossNamespaceObjectReferenceArgs,
  DependencyReferenceArgs,
  HealthCheckExprArgs,
  IgnoreRuleArgs,
  KubeConfigReferenceArgs,
  LocalObjectReferenceArgs,
  NamespacedObjectKindReferenceArgs,
  NamespacedObjectReferenceArgs,
  SecretKeyReferenceArgs,
} from "./flux-api/shared";
export {
  EventSourceKind,
  RegistryProvider,
  ServerSideApplyMode,
  SignatureProvider,
  ValuesKind,
} from "./flux-api/shared";
export type { ValueOfRelease } from "./flux-api/value-of-release";
export type { AlertProviderFields } from "./flux-objects/alert-provider";
export type { AlertFields } from "./flux-objects/alert";
export type { BucketFields } from "./flux-objects/bucket";
export type { GitRepositoryFields, GitRepositoryVerification } from "./flux-objects/git-repository";
export type { HelmReleaseFields } from "./flux-objects/helm-release";
export type { HelmRepositoryFields } from "./flux-objects/helm-repository";
export type { KustomizationFields } from "./flux-objects/kustomization";
export type { OCIRepositoryFields } from "./flux-objects/oci-repository";
export type { ReceiverFields } from "./flux-objects/receiver";
export type { RemoteKubeconfigArgs } from "./flux-objects/remote-kubeconfig";
export type { AccessOptions } from "./kube/kube-client";
export type { Bundle } from "./manifests/bundle";
export type { SourceOptions } from "./preflight/followed-source";
export type { ReleaseDigests } from "./release/digests";
export type { DownloadOptions } from "./release/download";
export type { FetchReleaseOptions, FetchedRelease } from "./release/fetch-release";
export type { ReadReleaseOptions } from "./release";
export type { FluxResource, ObjectReference } from "./resources/flux-resource";
export type { ObjectMetadataArgs, ResourceArgs } from "./resources/resource-args";
