import type { FluxObject, ObjectRef, SpecRef } from "./flux-object";

/** Returns `Kind namespace/name`, which is unique in a cluster. */
export function keyOf({ kind, namespace, name }: ObjectRef): string {
  return `${kind} ${namespace}/${name}`;
}

/** Returns the reference of an object itself. */
export function refOf({ kind, metadata: { namespace, name } }: FluxObject): ObjectRef {
  return { kind, namespace, name };
}

/**
 * Returns what an object follows, the nearest first: a HelmRelease follows its HelmChart and, as long as there is none,
 * the chart's source. Only the last one must exist.
 */
export function followedBy({ kind, metadata: { namespace }, spec = {}, status = {} }: FluxObject): ObjectRef[] {
  const to = (ref: SpecRef | undefined, usual: string): ObjectRef[] =>
    ref === undefined ? [] : [{ kind: ref.kind ?? usual, namespace: ref.namespace ?? namespace, name: ref.name }];
  switch (kind) {
    case "HelmRelease": {
      const [chartNamespace, chartName] = status.helmChart?.split("/") ?? [];
      const made =
        chartNamespace !== undefined && chartName !== undefined
          ? [{ kind: "HelmChart", namespace: chartNamespace, name: chartName }]
          : [];
      const template = typeof spec.chart === "object" ? spec.chart.spec.sourceRef : undefined;
      return template === undefined ? to(spec.chartRef, "OCIRepository") : [...made, ...to(template, "HelmRepository")];
    }
    case "Alert":
      return to(spec.providerRef, "Provider");
    case "ImagePolicy":
      return to(spec.imageRepositoryRef, "ImageRepository");
    default:
      return to(spec.sourceRef, "GitRepository");
  }
}

/** Returns the objects that must be ready before an object, each as `namespace/name`. */
export function dependenciesOf({ metadata: { namespace }, spec }: FluxObject): string[] {
  return (spec?.dependsOn ?? []).map((ref) => `${ref.namespace ?? namespace}/${ref.name}`);
}

/** Returns the object that has applied this one; undefined when Flux has not applied it. */
export function appliedBy({ metadata: { labels = {} } }: FluxObject): ObjectRef | undefined {
  const owner = (kind: string, group: string): ObjectRef | undefined => {
    const [name, namespace] = [labels[`${group}/name`], labels[`${group}/namespace`]];
    return name === undefined || namespace === undefined ? undefined : { kind, namespace, name };
  };
  return owner("Kustomization", "kustomize.toolkit.fluxcd.io") ?? owner("HelmRelease", "helm.toolkit.fluxcd.io");
}
