import type { CustomizationArgs } from "../customization/args";
import type { GitArgs } from "../git/args";
import type { InstallArgs } from "../install/args";
import type { NotificationsArgs } from "../notifications/args";
import type { SourceArgs, SyncArgs } from "../sync/args";

/** The arguments of a FluxBootstrap. Only `path` and one of `github`, `ociRepository` and `bucket` are required. */
export interface FluxBootstrapArgs extends InstallArgs, GitArgs, SourceArgs, CustomizationArgs {
  /**
   * The cluster's directory in the source, relative to its root, such as `clusters/prod`; `.` is the root.
   * The manifests go to `flux-system/` below it, and Flux applies all that the directory holds.
   * @see https://fluxcd.io/flux/cmd/flux_bootstrap_github/ (`--path`)
   */
  readonly path: string;
  /** How Flux follows its source. */
  readonly sync?: SyncArgs;
  /** Whom Flux tells of what it does, and how GitHub tells it of a push. */
  readonly notifications?: NotificationsArgs;
  /**
   * How long to wait for each object to become ready, as a Go duration.
   * @defaultValue `5m0s`, the time-out of `flux bootstrap`
   */
  readonly timeout?: string;
}
