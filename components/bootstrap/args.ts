import type { CustomizationArgs } from "../customization/args";
import type { GitArgs } from "../git/args";
import type { InstallArgs } from "../install/args";
import type { NotificationsArgs } from "../notifications/args";
import type { SourceArgs, SyncArgs } from "../sync/args";

/** The arguments of a FluxBootstrap. Only `path` and one of `github`, `ociRepository` and `bucket` are required. */
export interface FluxBootstrapArgs extends InstallArgs, GitArgs, SourceArgs, CustomizationArgs {
  /**
   * The cluster's directory in the source, relative to its root, such as `clusters/prod`; `.` is the root.
   * The manifests go to `flux-system/` below it, and Flux applies everything in the directory.
   * @format repositoryDirectory
   * @see https://fluxcd.io/flux/cmd/flux_bootstrap_github/ (`--path`)
   */
  readonly path: string;
  /** The options of the source and the Kustomization that Flux follows. */
  readonly sync?: SyncArgs;
  /** The notifications that Flux sends, and the notifications of pushes that it receives from GitHub. */
  readonly notifications?: NotificationsArgs;
  /**
   * The maximum time to wait until an object is ready, as a Go duration.
   * @format goDuration
   * @defaultValue `5m0s`, the time-out of `flux bootstrap`
   */
  readonly timeout?: string;
}
