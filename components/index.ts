export { FluxBootstrap } from "./flux-bootstrap";
export type { FluxBootstrapArgs, GitHubArgs, SyncArgs } from "./args";
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
export { LogLevel } from "./manifests/install-options";
export { DeletionPolicy } from "./manifests/sync";
export { ControllerSize } from "./manifests/tuning/controller-size";
export { InvalidArgumentsError } from "./errors";
export type { Problem } from "./errors";
export { fetchRelease, readRelease, recordRelease } from "./release";
export { checkCluster } from "./check/check-cluster";
export type { CheckOptions } from "./check/check-cluster";
export type { Finding } from "./guards/finding";
