import type { ControllersArgs } from "./controller-args";

/** The customizations of Flux beyond the options of `flux install`. */
export interface CustomizationArgs {
  /** Resources, scheduling, environment and more of the controllers' pods. */
  readonly controllers?: ControllersArgs;
  /** Keeps the artifacts of source-controller on a volume. */
  readonly storage?: StorageArgs;
  /** Spreads the work over further controllers. */
  readonly sharding?: ShardingArgs;
  /** Keeps tenants apart; `{}` for all that Flux offers. */
  readonly multitenancy?: MultitenancyArgs;
  /** The proxy that the controllers reach the internet through. */
  readonly proxy?: ProxyArgs;
  /** Patches for everything else; they come last. */
  readonly patches?: readonly PatchArgs[];
}

/** A volume for the artifacts of source-controller, so that they outlive its pod. */
export interface StorageArgs {
  /** The size as a Kubernetes quantity, such as `10Gi`. */
  readonly size: string;
  /**
   * The StorageClass.
   * @defaultValue the cluster's own
   */
  readonly storageClassName?: string;
  /**
   * How the volume may be mounted: `ReadWriteOnce`, `ReadWriteOncePod` or `ReadWriteMany`.
   * @defaultValue `ReadWriteOnce`
   */
  readonly accessMode?: string;
}

/**
 * Further source, kustomize and helm controllers, each for the objects that have its label. The usual ones then leave all
 * objects alone that have a label of that key.
 * @see https://fluxcd.io/flux/installation/configuration/sharding/
 */
export interface ShardingArgs {
  /** The shards' names, which are the values of the label: DNS labels such as `shard1`. */
  readonly shards: readonly string[];
  /**
   * The label's key.
   * @defaultValue `sharding.fluxcd.io/key`
   */
  readonly key?: string;
}

/**
 * Keeps the tenants of a cluster apart.
 * @see https://fluxcd.io/flux/installation/configuration/multitenancy/
 */
export interface MultitenancyArgs {
  /**
   * Whether objects may only refer to sources of their own namespace.
   * @defaultValue `true`
   */
  readonly noCrossNamespaceRefs?: boolean;
  /**
   * Whether kustomizations may not have remote bases.
   * @defaultValue `true`
   */
  readonly noRemoteBases?: boolean;
  /**
   * The service account that Kustomizations and HelmReleases are applied with when they name none. The cluster's own
   * Kustomization goes on with that of kustomize-controller.
   * @defaultValue `default`
   */
  readonly defaultServiceAccount?: string;
}

/**
 * The proxy that the controllers reach the internet through. The URLs are committed to Git, so they must not hold a password.
 * @see https://fluxcd.io/flux/installation/configuration/proxy-setting/
 */
export interface ProxyArgs {
  /** The URL for HTTPS requests (`HTTPS_PROXY`), such as `http://proxy.example.com:3128`. */
  readonly httpsProxy?: string;
  /** The URL for HTTP requests (`HTTP_PROXY`). */
  readonly httpProxy?: string;
  /** The URL for everything else, such as Git over SSH by a SOCKS5 proxy (`ALL_PROXY`). */
  readonly allProxy?: string;
  /**
   * Hosts and networks beside the cluster's own that are reached without it.
   * @defaultValue none
   */
  readonly noProxy?: readonly string[];
}

/**
 * A patch as in a `kustomization.yaml`, for everything that has no argument of its own. It comes after all others.
 * @see https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/patches/
 */
export interface PatchArgs {
  /** A strategic merge patch, or a list of JSON 6902 operations, in YAML or JSON. Committed to Git, so no secret. */
  readonly patch: string;
  /** Which objects it is for; needed for JSON 6902 operations. It is an error when there are none. */
  readonly target?: PatchTargetArgs;
}

/** Objects by regular expressions that must fit the whole value, and by selectors. */
export interface PatchTargetArgs {
  readonly group?: string;
  readonly version?: string;
  readonly kind?: string;
  readonly name?: string;
  readonly namespace?: string;
  readonly labelSelector?: string;
  readonly annotationSelector?: string;
}
