import type { SyncArgs } from "../sync/args";
import type { FluxBootstrapArgs } from "./args";
import { prunesWorkloads, resolveOnDestroy, type OnDestroyOptions } from "./on-destroy";
import type { PullCredentials } from "../cluster/create-pull-secret";
import type { SyncInputs } from "../cluster/sync-objects";
import { defaults } from "../defaults";
import { longestTimeout } from "../flux-objects/longest-timeout";
import { inDirectory, normalizeDirectory } from "../manifests/directory";
import type { InstallOptions, Upgrades } from "../manifests/install-options";
import type { SyncOptions } from "../manifests/sync";
import { UNPRUNED } from "../manifests/unpruned";
import type { CustomizationOptions } from "../manifests/customization/options";
import type { NotificationsOptions } from "../notifications/options";
import { resolveInstall } from "../install/resolve";
import { resolveNotifications } from "../notifications/resolve";
import { resolveSource, type ResolvedSource } from "../sync/resolve";
import { resolveCustomization } from "../customization/resolve";
import { OutputPlaceholders } from "../customization/output-placeholders";
import { withoutUndefined } from "../validation/without-undefined";
import { decryptionSecret } from "../flux-objects/decryption-secret";
import { omit } from "../flux-objects/compose";

/** The arguments with the defaults applied, as the plain values that each step needs. */
export interface FluxBootstrapOptions {
  readonly version: string;
  readonly manifests: string | undefined;
  readonly install: InstallOptions;
  readonly customization: CustomizationOptions;
  /** The content of the Secret for pulling images, when it is to be created. */
  readonly pullCredentials: PullCredentials | undefined;
  /** The values of `customization` that are outputs. */
  readonly placeholders: OutputPlaceholders;
  /** The values of the sync, without the URL, which may be an output of the resource that creates the repository. */
  readonly sync: Omit<SyncInputs, "url">;
  /** The source that Flux follows: a repository on GitHub, or an artifact. */
  readonly source: ResolvedSource;
  readonly notifications: NotificationsOptions;
  /** The directory of the manifests in the source, from its root. */
  readonly directory: string;
  readonly timeout: string;
  readonly allowDowngrade: boolean;
  readonly upgrades: Upgrades;
  readonly allowMove: boolean;
  readonly adopt: boolean;
  readonly allowOverwrite: boolean;
  readonly onDestroy: OnDestroyOptions;
}

/** Applies the defaults to the arguments, which must have no problems. */
export function resolve(given: FluxBootstrapArgs): FluxBootstrapOptions {
  const args = withSecretOfAdopted(withoutUndefined(given));
  const { sync = {} } = args;
  const namespace = args.namespace ?? defaults.namespace;
  const name = sync.name ?? defaults.sync.name;
  const placeholders = new OutputPlaceholders();
  const path = normalizeDirectory(args.path);
  const directory = inDirectory(path, namespace);
  const version = args.version ?? defaults.version;
  const onDestroy = resolveOnDestroy(args.onDestroy ?? {});
  const followed = resolveSource(args, {
    name,
    namespace,
    path,
    directory,
    version,
    adopt: args.adopt ?? defaults.adopt,
  });
  return {
    version,
    manifests: args.manifests,
    install: resolveInstall(args),
    customization: resolveCustomization(args, args.clusterDomain ?? defaults.clusterDomain, placeholders),
    pullCredentials: args.registryCredentials && {
      ...args.registryCredentials,
      name: args.imagePullSecret ?? "",
      namespace,
      registry: args.registry ?? defaults.registry,
    },
    placeholders,
    sync: {
      ...followed.sync,
      name,
      namespace,
      path,
      sourceInterval: sync.sourceInterval ?? defaults.sync.sourceInterval,
      interval: sync.interval ?? defaults.sync.interval,
      prune: sync.prune ?? defaults.sync.prune,
      ...(sync.timeout === undefined ? {} : { timeout: sync.timeout }),
      ...(sync.retryInterval === undefined ? {} : { retryInterval: sync.retryInterval }),
      ...(sync.wait === undefined ? {} : { wait: sync.wait }),
      ...(sync.deletionPolicy === undefined ? {} : { deletionPolicy: sync.deletionPolicy }),
      ...(prunesWorkloads(onDestroy) ? { annotations: UNPRUNED } : {}),
      ...furtherFields(name, sync),
    },
    source: followed.source,
    notifications: resolveNotifications(args.notifications ?? {}, args.github),
    directory,
    timeout: args.timeout ?? longestTimeout(defaults.timeout, { interval: defaults.sync.interval, ...sync }),
    allowDowngrade: args.allowDowngrade ?? defaults.allowDowngrade,
    upgrades: args.upgrades ?? defaults.upgrades,
    allowMove: args.allowMove ?? defaults.allowMove,
    adopt: args.adopt ?? defaults.adopt,
    allowOverwrite: args.allowOverwrite ?? defaults.allowOverwrite,
    onDestroy,
  };
}

/** An adopted Flux reads the repository with the Secret that it has, unless the caller names credentials. */
function withSecretOfAdopted(args: FluxBootstrapArgs): FluxBootstrapArgs {
  if (args.adopt !== true || args.github === undefined || args.credentials !== undefined) return args;
  return { ...args, credentials: { existingSecret: { name: args.sync?.name ?? defaults.sync.name } } };
}

/** The fields of the Kustomization that have no default here. */
function furtherFields(name: string, sync: SyncArgs): Pick<SyncOptions, "kustomization"> {
  const fields = { ...omit(sync, SYNC_FIELDS_WITH_OWN_ARGUMENT), ...decryptionSecret(name, sync).fields };
  return Object.keys(fields).length === 0 ? {} : { kustomization: fields };
}

const SYNC_FIELDS_WITH_OWN_ARGUMENT = [
  "name",
  "sourceInterval",
  "interval",
  "timeout",
  "retryInterval",
  "prune",
  "wait",
  "deletionPolicy",
  "decryptionKeys",
  "proxy",
  "gitRepository",
] as const;
