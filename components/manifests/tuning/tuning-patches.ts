import type { KubernetesObject } from "../kubernetes-object";
import type { NamedPatch } from "../patches/apply-patches";
import type { Patch } from "../patches/patch";
import { controllerFlags } from "../customization/patches";
import { componentOf, isDeployment, type Deployment } from "../customization/deployment-object";
import { flagsPatch } from "./flags-patch";
import { podPatch } from "../customization/pod-patch";
import { serviceAccountPatch } from "./service-account-patch";
import { syncPatch } from "./sync-patch";
import type { TuningOptions } from "../customization/options";

/**
 * The patches that make of Flux's own manifests what the caller wants, in the order of the objects.
 *
 * @throws when the caller sets what a controller needs for itself.
 */
export function tuningPatches(
  objects: readonly KubernetesObject[],
  syncObjects: readonly KubernetesObject[],
  tuning: TuningOptions,
): NamedPatch[] {
  return [
    ...objects.flatMap((object) => {
      if (isDeployment(object)) return named(object, deploymentPatches(object, objects, tuning));
      const options = tuning.controllers[componentOf(object)];
      return object.kind === "ServiceAccount" && options ? named(object, [serviceAccountPatch(object, options)]) : [];
    }),
    ...syncObjects.flatMap((object) =>
      named(object, tuning.multitenancy && object.kind === "Kustomization" ? [syncPatch(object)] : []),
    ),
  ];
}

function deploymentPatches(
  deployment: Deployment,
  objects: readonly KubernetesObject[],
  tuning: TuningOptions,
): (Patch | undefined)[] {
  const { name } = deployment.metadata;
  const component = componentOf(deployment);
  const claim = objects.find(({ kind, metadata }) => kind === "PersistentVolumeClaim" && metadata.name === name)
    ?.metadata.name;
  const options = tuning.controllers[component] ?? UNCHANGED;
  return [podPatch(deployment, options, claim), flagsPatch(deployment, controllerFlags(deployment, tuning))];
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
