import type { KubernetesObject } from "../kubernetes-object";
import { controllerOfImage, type FluxController } from "./flux-controllers";

/** A pod, as far as the lab looks at it. */
export interface Pod extends KubernetesObject {
  readonly spec: {
    readonly nodeName?: string;
    readonly serviceAccountName?: string;
    readonly terminationGracePeriodSeconds?: number;
    readonly volumes?: readonly {
      readonly name: string;
      readonly persistentVolumeClaim?: { readonly claimName: string };
    }[];
    readonly containers: readonly {
      readonly name: string;
      readonly image: string;
      readonly args?: readonly string[];
      readonly env?: readonly { readonly name: string; readonly value?: string }[];
    }[];
  };
}

/** What a pod of a Flux controller asks for. */
export interface ControllerPod {
  readonly uid: string;
  readonly name: string;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Shared by the pods that replace one another. */
  readonly app: string;
  readonly controller: FluxController;
  readonly container: string;
  readonly args: readonly string[];
  /** The environment as far as the manifest spells it out. */
  readonly env: Readonly<Record<string, string>>;
  readonly serviceAccount: string;
  /** The claim behind the volume `data`, when there is one. */
  readonly claim: string | undefined;
  /** In milliseconds. */
  readonly grace: number;
}

/** The label by which the pods of Flux are found. */
export const FLUX_PODS = "app.kubernetes.io/part-of=flux";

/** What a pod asks for, when it is one of a Flux controller that has a node and is not on its way out. */
export function controllerPod(pod: Pod): ControllerPod | undefined {
  const { metadata, spec } = pod;
  const container = spec.containers.find(({ name }) => name === "manager");
  const controller = container && controllerOfImage(container.image);
  if (!container || !controller || spec.nodeName === undefined || metadata.deletionTimestamp !== undefined)
    return undefined;
  const namespace = metadata.namespace ?? "default";
  const literals = (container.env ?? []).flatMap(({ name, value }) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return {
    uid: metadata.uid ?? "",
    name: metadata.name,
    namespace,
    labels: metadata.labels ?? {},
    app: metadata.labels?.["app"] ?? controller,
    controller,
    container: container.name,
    args: container.args ?? [],
    env: { ...Object.fromEntries(literals), RUNTIME_NAMESPACE: namespace },
    serviceAccount: spec.serviceAccountName ?? "default",
    claim: spec.volumes?.find(({ name }) => name === "data")?.persistentVolumeClaim?.claimName,
    grace: (spec.terminationGracePeriodSeconds ?? 30) * 1000,
  };
}
