import type * as pulumi from "@pulumi/pulumi";

import type { FluxBootstrapArgs } from "./args";
import type { PullCredentials } from "./cluster/image-pull-secret";
import { defaults } from "./defaults";
import type { CredentialsOptions } from "./credentials/credentials-options";
import type { CommitOptions } from "./git-hosts/commit-options";
import type { GitHubOptions } from "./git-hosts/github-options";
import type { InstallOptions } from "./manifests/install-options";
import type { SyncOptions } from "./manifests/sync";
import type { TuningOptions } from "./manifests/tuning/tuning-options";
import type { ProxySecret } from "./manifests/source-secret";
import { resolveCommit, resolveCredentials, resolveGitHub, secretNameOf } from "./resolve-git";
import { resolveTuning } from "./resolve-tuning";
import { LateValues } from "./late-values";

/** The arguments completed by the defaults, as the plain values that each step needs. */
export interface FluxBootstrapOptions {
  readonly version: string;
  readonly manifests: string | undefined;
  readonly install: InstallOptions;
  readonly tuning: TuningOptions;
  /** The Secret that the images are pulled with, when it is to be made. */
  readonly pullCredentials: PullCredentials | undefined;
  /** The values of `tuning` that are outputs. */
  readonly late: LateValues;
  /** Without the URL, which may be an output of the resource that makes the repository. */
  readonly sync: Omit<SyncOptions, "url">;
  readonly github: GitHubOptions;
  readonly credentials: CredentialsOptions;
  /** The proxy that Flux clones through. */
  readonly proxy: ProxySecret<pulumi.Input<string>> | undefined;
  readonly commit: CommitOptions;
  /** The directory of the manifests in the repository, from its root. */
  readonly directory: string;
  readonly timeout: string;
  readonly allowDowngrade: boolean;
  readonly allowMove: boolean;
}

/** Completes the arguments; they must have no problems. */
export function resolve(args: FluxBootstrapArgs): FluxBootstrapOptions {
  const { sync = {} } = args;
  const namespace = args.namespace ?? defaults.namespace;
  const name = sync.name ?? defaults.sync.name;
  const late = new LateValues();
  const path = args.path.replace(/^\.\//, "").replace(/\/$/, "").replace(/^\.$/, "");
  const directory = path === "" ? namespace : `${path}/${namespace}`;
  const version = args.version ?? defaults.version;
  const branch = args.github.branch ?? defaults.branch;
  const credentials = resolveCredentials(args, [namespace, name, branch, path].filter((part) => part !== "").join("-"));
  return {
    version,
    manifests: args.manifests,
    install: {
      components: [...(args.components ?? defaults.components), ...(args.componentsExtra ?? defaults.componentsExtra)],
      namespace,
      networkPolicy: args.networkPolicy ?? defaults.networkPolicy,
      watchAllNamespaces: args.watchAllNamespaces ?? defaults.watchAllNamespaces,
      logLevel: args.logLevel ?? defaults.logLevel,
      clusterDomain: args.clusterDomain ?? defaults.clusterDomain,
      registry: args.registry ?? defaults.registry,
      ...(args.imagePullSecret === undefined ? {} : { imagePullSecret: args.imagePullSecret }),
      tolerationKeys: args.tolerationKeys ?? defaults.tolerationKeys,
    },
    tuning: resolveTuning(args, late),
    pullCredentials: args.registryCredentials && {
      ...args.registryCredentials,
      name: args.imagePullSecret ?? "",
      namespace,
      registry: args.registry ?? defaults.registry,
    },
    late,
    sync: {
      name,
      namespace,
      branch,
      secretName: secretNameOf(name, credentials, args),
      ...(credentials.kind === "gitHubApp" ? { provider: "github" } : {}),
      ...(sync.proxy === undefined ? {} : { proxySecretName: `${name}-proxy` }),
      path,
      sourceInterval: sync.sourceInterval ?? defaults.sync.sourceInterval,
      interval: sync.interval ?? defaults.sync.interval,
      prune: sync.prune ?? defaults.sync.prune,
      ...(sync.timeout === undefined ? {} : { timeout: sync.timeout }),
      ...(sync.retryInterval === undefined ? {} : { retryInterval: sync.retryInterval }),
      ...(sync.wait === undefined ? {} : { wait: sync.wait }),
      ...(sync.deletionPolicy === undefined ? {} : { deletionPolicy: sync.deletionPolicy }),
    },
    github: resolveGitHub(args, credentials),
    credentials,
    proxy: sync.proxy,
    commit: resolveCommit(args, version, { path, directory }),
    directory,
    timeout: args.timeout ?? defaults.timeout,
    allowDowngrade: args.allowDowngrade ?? defaults.allowDowngrade,
    allowMove: args.allowMove ?? defaults.allowMove,
  };
}
