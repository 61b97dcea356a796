/** The facts about a Flux component that its manifests do not state. */
export interface Controller {
  /** The component's name: of its Deployment, and of its file and image. */
  readonly name: string;
  /** True when it is installed only on request (`--components-extra`). */
  readonly extra: boolean;
  /** True when it sends events to notification-controller (`--events-addr`). */
  readonly sendsEvents: boolean;
  /** True when it serves artifacts to the others (`--storage-adv-addr`). */
  readonly servesArtifacts: boolean;
  /** True when it needs a feature gate to use the artifacts of source-watcher. */
  readonly readsExternalArtifacts: boolean;
  /** True when its objects may refer to others, in any namespace unless a flag forbids it (`--no-cross-namespace-refs`). */
  readonly followsRefs: boolean;
  /** True when it acts with the service account that an object names (`--default-service-account`). */
  readonly impersonates: boolean;
  /** True when it can be installed several times, each for a part of the objects (`--watch-label-selector`). */
  readonly shardable: boolean;
}

/** The component that makes ExternalArtifacts, which others read only with a feature gate. */
export const EXTERNAL_ARTIFACT_SOURCE = "source-watcher";

/** The component that commits newer images, and pushes. */
export const IMAGE_AUTOMATION = "image-automation-controller";

/** The component that the others send their events to. */
export const EVENTS_RECEIVER = "notification-controller";

/** The component that builds kustomizations, and applies Flux itself. */
export const KUSTOMIZER = "kustomize-controller";

const TYPICAL = {
  extra: false,
  sendsEvents: true,
  servesArtifacts: false,
  readsExternalArtifacts: false,
  followsRefs: true,
  impersonates: false,
  shardable: false,
} as const;
const APPLIES = { readsExternalArtifacts: true, impersonates: true, shardable: true } as const;

/**
 * Every component of Flux, in the order of the CLI's defaults.
 *
 * @see https://github.com/fluxcd/flux2/blob/v2.9.4/pkg/manifestgen/install/options.go
 * @see https://github.com/fluxcd/flux2/blob/v2.9.4/pkg/manifestgen/install/templates.go
 * @see https://fluxcd.io/flux/installation/configuration/multitenancy/ and sharding/
 */
const CONTROLLERS = [
  { ...TYPICAL, name: "source-controller", servesArtifacts: true, followsRefs: false, shardable: true },
  { ...TYPICAL, ...APPLIES, name: KUSTOMIZER },
  { ...TYPICAL, ...APPLIES, name: "helm-controller" },
  { ...TYPICAL, name: EVENTS_RECEIVER, sendsEvents: false },
  { ...TYPICAL, name: "image-reflector-controller", extra: true },
  { ...TYPICAL, name: IMAGE_AUTOMATION, extra: true },
  { ...TYPICAL, name: EXTERNAL_ARTIFACT_SOURCE, extra: true, servesArtifacts: true },
] as const satisfies readonly Controller[];

/** The name of a component that this library knows. */
export type ComponentName = (typeof CONTROLLERS)[number]["name"];

/** Every component, by name. */
export const COMPONENTS: readonly string[] = CONTROLLERS.map((row) => row.name);

/** The components without which nothing comes from Git. */
export const REQUIRED_COMPONENTS: readonly ComponentName[] = ["source-controller", "kustomize-controller"];

/** The components that `flux install` installs by default. */
export const DEFAULT_COMPONENTS: readonly ComponentName[] = namesWhere(false);

/** The components that `flux install` installs on request. */
export const EXTRA_COMPONENTS: readonly ComponentName[] = namesWhere(true);

/**
 * The row of a component.
 *
 * @throws when there is no component of that name.
 */
export function controllerNamed(name: string): Controller {
  const controller = CONTROLLERS.find((row) => row.name === name);
  if (controller) return controller;
  throw new Error(`unknown component ${JSON.stringify(name)}, expected one of ${COMPONENTS.join(", ")}`);
}

function namesWhere(extra: boolean): readonly ComponentName[] {
  return CONTROLLERS.filter((row) => row.extra === extra).map((row) => row.name);
}
