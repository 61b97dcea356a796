import type { NamedPatch } from "../patches/apply-patches";
import type { RenderableObject } from "../yaml/render";
import type { ResourceList } from "./controller-size";

/** Changes to Flux beyond the options of `flux install`. */
export interface CustomizationOptions {
  /** Changes by the name of the component; the others stay as they are. */
  readonly controllers: Readonly<Record<string, ControllerOptions>>;
  readonly storage?: StorageOptions;
  readonly sharding?: ShardingOptions;
  readonly multitenancy?: MultitenancyOptions;
  /** The caller's own patches, which come last. */
  readonly patches: readonly NamedPatch[];
}

/** Changes to the pod of one controller. */
export interface ControllerOptions {
  readonly resources: { readonly requests: ResourceList; readonly limits: ResourceList };
  /** Further flags. */
  readonly args: readonly string[];
  readonly tolerations: readonly RenderableObject[];
  readonly nodeSelector: Readonly<Record<string, string>>;
  readonly affinity: RenderableObject;
  readonly podAnnotations: Readonly<Record<string, string>>;
  readonly podLabels: Readonly<Record<string, string>>;
  /** Environment variables as in a manifest, each name once. */
  readonly env: readonly EnvVar[];
  readonly serviceAccountAnnotations: Readonly<Record<string, string>>;
  /** The digest of the image: `sha256:…`. */
  readonly imageDigest?: string;
}

/** An environment variable as in a manifest. */
export interface EnvVar extends RenderableObject {
  readonly name: string;
}

/** A volume for the artifacts of source-controller. */
export interface StorageOptions {
  readonly size: string;
  readonly storageClassName?: string;
  readonly accessMode: string;
}

/** Further controllers, each for the objects that have its label. */
export interface ShardingOptions {
  readonly key: string;
  readonly shards: readonly string[];
}

/** Isolation of the tenants of a cluster. */
interface MultitenancyOptions {
  readonly noCrossNamespaceRefs: boolean;
  readonly noRemoteBases: boolean;
  readonly defaultServiceAccount: string;
}
