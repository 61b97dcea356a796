import { controllerNamed, KUSTOMIZER } from "../controllers";
import type { KubernetesObject } from "../kubernetes-object";
import type { NamedPatch } from "../patches/apply-patches";
import type { JsonPatch, MergePatch, Patch } from "../patches/patch";
import { componentOf, type Deployment, isDeployment } from "./deployment-object";
import type { CustomizationOptions, ControllerOptions } from "./options";
import { podPatch } from "./pod-patch";
import { isShard } from "./shards";

/**
 * The flags that a controller gets beyond those of `flux install`.
 *
 * @see https://fluxcd.io/flux/installation/configuration/multitenancy/
 * @see https://fluxcd.io/flux/installation/configuration/sharding/
 */
function controllerFlags(
  deployment: Deployment,
  { controllers, multitenancy, sharding }: CustomizationOptions,
): string[] {
  const component = componentOf(deployment);
  const { followsRefs, impersonates, shardable } = controllerNamed(component);
  return [
    ...(sharding && shardable && !isShard(deployment) ? [`--watch-label-selector=!${sharding.key}`] : []),
    ...(multitenancy?.noCrossNamespaceRefs && followsRefs ? ["--no-cross-namespace-refs=true"] : []),
    ...(multitenancy?.noRemoteBases && component === KUSTOMIZER ? ["--no-remote-bases=true"] : []),
    ...(multitenancy && impersonates ? [`--default-service-account=${multitenancy.defaultServiceAccount}`] : []),
    ...(controllers[component]?.args ?? []),
  ];
}

/** The patch that adds flags to a controller; nothing when there are none. Merged, a list of flags would replace Flux's own. */
function flagsPatch({ kind, metadata }: Deployment, flags: readonly string[]): JsonPatch | undefined {
  if (flags.length === 0) return undefined;
  return {
    operations: flags.map((value) => ({ op: "add", path: "/spec/template/spec/containers/0/args/-", value })),
    target: { kind, name: metadata.name },
  };
}

/** The patch that annotates a controller's service account; nothing when there are no annotations. */
function serviceAccountPatch(
  { apiVersion, kind, metadata: { name, namespace } }: KubernetesObject,
  { serviceAccountAnnotations: annotations }: ControllerOptions,
): MergePatch | undefined {
  if (Object.keys(annotations).length === 0) return undefined;
  return { merge: { apiVersion, kind, metadata: { annotations, name, namespace } } };
}

/**
 * The patch by which the cluster's own Kustomization keeps the rights of kustomize-controller, whatever the default service
 * account of the tenants is: Flux could not apply itself without them.
 *
 * @see https://fluxcd.io/flux/installation/configuration/multitenancy/
 */
function syncPatch({ apiVersion, kind, metadata: { name, namespace } }: KubernetesObject): MergePatch {
  return { merge: { apiVersion, kind, metadata: { name, namespace }, spec: { serviceAccountName: KUSTOMIZER } } };
}

/**
 * The patches that turn Flux's own manifests into the ones that the caller wants, in the order of the objects.
 *
 * @throws when the caller sets what a controller needs for itself.
 */
export function customizationPatches(
  objects: readonly KubernetesObject[],
  syncObjects: readonly KubernetesObject[],
  customization: CustomizationOptions,
): NamedPatch[] {
  return [
    ...objects.flatMap((object) => {
      if (isDeployment(object)) return named(object, deploymentPatches(object, objects, customization));
      const options = customization.controllers[componentOf(object)];
      return object.kind === "ServiceAccount" && options ? named(object, [serviceAccountPatch(object, options)]) : [];
    }),
    ...syncObjects.flatMap((object) =>
      named(object, customization.multitenancy && object.kind === "Kustomization" ? [syncPatch(object)] : []),
    ),
  ];
}

function deploymentPatches(
  deployment: Deployment,
  objects: readonly KubernetesObject[],
  customization: CustomizationOptions,
): (Patch | undefined)[] {
  const { name } = deployment.metadata;
  const component = componentOf(deployment);
  const claim = objects.find(({ kind, metadata }) => kind === "PersistentVolumeClaim" && metadata.name === name)
    ?.metadata.name;
  const options = customization.controllers[component] ?? UNCHANGED;
  return [podPatch(deployment, options, claim), flagsPatch(deployment, controllerFlags(deployment, customization))];
}

function named({ kind, metadata }: KubernetesObject, patches: readonly (Patch | undefined)[]): NamedPatch[] {
  return patches.flatMap((patch) =>
    patch === undefined ? [] : [{ origin: `the patch of ${kind} ${metadata.name}`, patch }],
  );
}

const UNCHANGED = {
  resources: { requests: {}, limits: {} },
  args: [],
  tolerations: [],
  nodeSelector: {},
  affinity: {},
  podAnnotations: {},
  podLabels: {},
  env: [],
  serviceAccountAnnotations: {},
} as const;
