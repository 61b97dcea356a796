/** The level of detail that the controllers log. */
export const LogLevel = { debug: "debug", info: "info", error: "error" } as const;
/** The level of detail that the controllers log. */
export type LogLevel = (typeof LogLevel)[keyof typeof LogLevel];

/**
 * The options of `flux install`, resolved.
 *
 * @see https://fluxcd.io/flux/cmd/flux_install/
 */
export interface InstallOptions {
  /** Names of components in the order of the CLI: `--components`, then `--components-extra`. */
  readonly components: readonly string[];
  /** The namespace that Flux runs in, e.g. `"flux-system"`. */
  readonly namespace: string;
  /** Installs the policies that shut out other namespaces. */
  readonly networkPolicy: boolean;
  /** Lets Flux act on objects of all namespaces, rather than of its own only. */
  readonly watchAllNamespaces: boolean;
  /** The level of detail that the controllers log. */
  readonly logLevel: LogLevel;
  /** The cluster's DNS domain, e.g. `"cluster.local"`. */
  readonly clusterDomain: string;
  /** The registry and path of the images, e.g. `"ghcr.io/fluxcd"`. */
  readonly registry: string;
  /** The name of a Secret with the credentials of `registry`. */
  readonly imagePullSecret?: string;
  /** Keys of the taints that the controllers tolerate. */
  readonly tolerationKeys: readonly string[];
}

/** Who changes the release of Flux that is in Git. */
export const Upgrades = {
  /** The program, by its `version` and the other arguments of the installation. */
  Program: "program",
  /** Whoever edits the repository, such as Renovate. */
  Git: "git",
} as const;
/** Who changes the release of Flux that is in Git. */
export type Upgrades = (typeof Upgrades)[keyof typeof Upgrades];
