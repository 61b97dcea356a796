import type { CustomizationArgs } from "../customization/args";
import type { GitArgs } from "../git/args";
import type { InstallArgs } from "../install/args";
import type { NotificationsArgs } from "../notifications/args";
import type { SourceArgs, SyncArgs } from "../sync/args";
import type { OnDestroyArgs } from "./on-destroy";

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
  /**
   * Takes over a Flux that is installed already, by `flux bootstrap`, Terraform, another Pulumi program or by hand. Every
   * object that exists is imported into the state, no controller restarts, and a file that is equal is not committed. The
   * Secret with which Flux reads the repository is used as it is, unless `credentials` are given. What the arguments would
   * change in the committed files is refused, with the arguments that keep it. It may stay set: without it
   * and without `credentials`, the next `up` makes a deploy key.
   * @defaultValue `false`: a Flux that this program has not installed is refused
   */
  readonly adopt?: boolean;
  /**
   * Lets the first `up` overwrite what others have written into `gotk-components.yaml` and `gotk-sync.yaml`.
   * @defaultValue `false`: it is refused, with the list of what would be lost
   */
  readonly allowOverwrite?: boolean;
  /**
   * The parts that are kept or deleted when the stack is destroyed.
   * @defaultValue Flux, its files and its key are deleted, and what Flux has applied is kept
   */
  readonly onDestroy?: OnDestroyArgs;
  /** The notifications that Flux sends, and the notifications of pushes that it receives from GitHub. */
  readonly notifications?: NotificationsArgs;
  /**
   * The maximum time to wait until an object is ready, as a Go duration.
   * @format goDuration
   * @defaultValue `5m0s`, the time-out of `flux bootstrap`, or the time that Flux may take for its Kustomization where that is longer:
   * `sync.timeout`, or with `sync.wait` the interval without 30 s
   */
  readonly timeout?: string;
}
