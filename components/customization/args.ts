import type { ControllersArgs } from "./controller-args";

/** The customizations of Flux in addition to the options of `flux install`. */
export interface CustomizationArgs {
  /** Resources, scheduling, environment and more of the controllers' pods. */
  readonly controllers?: ControllersArgs;
  /** Keeps the artifacts of source-controller on a volume. */
  readonly storage?: StorageArgs;
  /** Distributes the work over further controllers. */
  readonly sharding?: ShardingArgs;
  /** Isolates tenants; `{}` switches on every restriction that Flux offers. */
  readonly multitenancy?: MultitenancyArgs;
  /** The proxy through which the controllers reach the internet. */
  readonly proxy?: ProxyArgs;
  /** Patches for everything else; they are applied last. */
  readonly patches?: readonly PatchArgs[];
}

/** A volume for the artifacts of source-controller, so that they survive its pod. */
export interface StorageArgs {
  /** The size as a Kubernetes quantity, such as `10Gi`. @format quantity */
  readonly size: string;
  /**
   * The name of the StorageClass.
   * @format dnsSubdomain
   * @defaultValue the default of the cluster
   */
  readonly storageClassName?: string;
  /**
   * The access mode of the volume: `ReadWriteOnce`, `ReadWriteOncePod` or `ReadWriteMany`.
   * @defaultValue `ReadWriteOnce`
   */
  readonly accessMode?: "ReadWriteOnce" | "ReadWriteOncePod" | "ReadWriteMany";
}

/**
 * Further source, kustomize and helm controllers, each for the objects that have its label. The main controllers then
 * ignore every object that has a label of that key.
 * @see https://fluxcd.io/flux/installation/configuration/sharding/
 */
export interface ShardingArgs {
  /**
   * The shards' names, which are the values of the label: DNS labels such as `shard1`.
   * @minItems 1
   * @uniqueItems
   * @itemFormat shardName
   */
  readonly shards: readonly string[];
  /**
   * The label's key.
   * @format labelKey
   * @defaultValue `sharding.fluxcd.io/key`
   */
  readonly key?: string;
}

/**
 * The isolation of the tenants of a cluster.
 * @see https://fluxcd.io/flux/installation/configuration/multitenancy/
 */
export interface MultitenancyArgs {
  /**
   * Restricts objects to sources of their own namespace.
   * @defaultValue `true`
   */
  readonly noCrossNamespaceRefs?: boolean;
  /**
   * Forbids remote bases in kustomizations.
   * @defaultValue `true`
   */
  readonly noRemoteBases?: boolean;
  /**
   * The service account of Kustomizations and HelmReleases that name none. The cluster's own Kustomization continues to
   * use the service account of kustomize-controller.
   * @format dnsSubdomain
   * @defaultValue `default`
   */
  readonly defaultServiceAccount?: string;
}

/**
 * The proxy through which the controllers reach the internet. The URLs are committed to Git, so they must not contain a
 * password.
 * @see https://fluxcd.io/flux/installation/configuration/proxy-setting/
 */
export interface ProxyArgs {
  /** The URL for HTTPS requests (`HTTPS_PROXY`), such as `http://proxy.example.com:3128`. @format proxyUrl */
  readonly httpsProxy?: string;
  /** The URL for HTTP requests (`HTTP_PROXY`). @format proxyUrl */
  readonly httpProxy?: string;
  /** The URL for everything else, such as Git over SSH through a SOCKS5 proxy (`ALL_PROXY`). @format proxyUrl */
  readonly allProxy?: string;
  /**
   * Hosts and networks that are reached without the proxy, in addition to those of the cluster.
   * @itemFormat noProxyHost
   * @defaultValue none
   */
  readonly noProxy?: readonly string[];
}

/**
 * A patch as in a `kustomization.yaml`, for everything that has no argument of its own. It is applied after all others.
 * @see https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/patches/
 */
export interface PatchArgs {
  /**
   * A strategic merge patch, or a list of JSON 6902 operations, in YAML or JSON. It is committed to Git, so it must not
   * contain a secret.
   */
  readonly patch: string;
  /** The objects to patch; required for JSON 6902 operations. At least one object must match. */
  readonly target?: PatchTargetArgs;
}

/** A selection of objects by regular expressions, which must match the whole value, and by selectors. */
export interface PatchTargetArgs {
  readonly group?: string;
  readonly version?: string;
  readonly kind?: string;
  readonly name?: string;
  readonly namespace?: string;
  readonly labelSelector?: string;
  readonly annotationSelector?: string;
}
