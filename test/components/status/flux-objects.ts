import type { FluxEvent, FluxObject, ReadObjects } from "../../../components/status/flux-object";

const VERSIONS: Readonly<Record<string, string>> = {
  Kustomization: "kustomize.toolkit.fluxcd.io/v1",
  HelmRelease: "helm.toolkit.fluxcd.io/v2",
  Alert: "notification.toolkit.fluxcd.io/v1beta3",
  Provider: "notification.toolkit.fluxcd.io/v1beta3",
};

/** An object of Flux in `flux-system` that no controller has looked at. */
export function unseen(
  kind: string,
  name: string,
  spec: FluxObject["spec"] = {},
  others: Partial<FluxObject["metadata"]> = {},
): FluxObject {
  return {
    apiVersion: VERSIONS[kind] ?? "source.toolkit.fluxcd.io/v1",
    kind,
    metadata: { name, namespace: "flux-system", generation: 1, ...others },
    spec,
  };
}

/** One that is ready. */
export function ready(
  kind: string,
  name: string,
  spec: FluxObject["spec"] = {},
  status: FluxObject["status"] = {},
): FluxObject {
  const conditions = [
    { type: "Ready", status: "True", reason: "Succeeded", message: "all is well", observedGeneration: 1 },
  ];
  return { ...unseen(kind, name, spec), status: { observedGeneration: 1, conditions, ...status } };
}

/** One that has failed, as the controllers leave it: not observed, and to be tried again. */
export function failed(
  kind: string,
  name: string,
  reason: string,
  message: string,
  spec: FluxObject["spec"] = {},
): FluxObject {
  const conditions = [
    { type: "Reconciling", status: "True", reason: "ProgressingWithRetry", message: "building artifact" },
    { type: "Ready", status: "False", reason, message, observedGeneration: 1 },
  ];
  return { ...unseen(kind, name, spec), status: { observedGeneration: -1, conditions } };
}

/** A warning about an object in `flux-system`. */
export function warning(kind: string, name: string, reason: string, message: string, lastTimestamp: string): FluxEvent {
  return {
    involvedObject: { kind, namespace: "flux-system", name },
    type: "Warning",
    reason,
    message,
    lastTimestamp,
    count: 2,
    metadata: {},
  };
}

/** What is read of a cluster with these objects. */
export function cluster(objects: readonly FluxObject[], others: Partial<ReadObjects> = {}): ReadObjects {
  return { objects, events: [], deployments: [], installed: true, ...others };
}
