import { isRecord } from "./is-record";
import type { KubernetesObject } from "./kubernetes-object";

/** Labels or annotations. */
export type Pairs = Readonly<Record<string, string>>;

/** @see https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/labels/ */
export interface LabelChange {
  readonly pairs: Pairs;
  /** Adds them to every selector too, and to the pods, as `commonLabels` does. */
  readonly includeSelectors?: boolean;
  /** Adds them to the pods too. */
  readonly includeTemplates?: boolean;
}

/** A field that gets pairs; lists on the way stand for each of their items. */
interface PairsField {
  readonly path: string;
  /** Makes what is missing on the way to it. */
  readonly create: boolean;
}

const POD_TERM = "labelSelector.matchLabels";
const AFFINITIES = ["podAffinity", "podAntiAffinity"].flatMap((affinity) => [
  `affinity.${affinity}.preferredDuringSchedulingIgnoredDuringExecution.podAffinityTerm.${POD_TERM}`,
  `affinity.${affinity}.requiredDuringSchedulingIgnoredDuringExecution.${POD_TERM}`,
]);

/**
 * The selectors that kustomize adds common labels to, of the kinds that Flux has.
 *
 * @see https://github.com/kubernetes-sigs/kustomize/blob/api/v0.21.1/api/internal/konfig/builtinpluginconsts/commonlabels.go
 */
const SELECTORS: Readonly<Record<string, readonly PairsField[]>> = {
  Service: [{ path: "spec.selector", create: true }],
  Deployment: [
    { path: "spec.selector.matchLabels", create: true },
    ...[...AFFINITIES, `topologySpreadConstraints.${POD_TERM}`].map((path) => ({
      path: `spec.template.spec.${path}`,
      create: false,
    })),
  ],
  NetworkPolicy: ["spec.podSelector", "spec.ingress.from.podSelector", "spec.egress.to.podSelector"].map(
    (selector) => ({
      path: `${selector}.matchLabels`,
      create: false,
    }),
  ),
};

/** Returns an object with the labels that kustomize adds to it. */
export function withLabels(object: KubernetesObject, change: LabelChange): KubernetesObject {
  const { pairs, includeSelectors = false, includeTemplates = false } = change;
  return put(object, pairs, [
    { path: "metadata.labels", create: true },
    ...(includeSelectors || includeTemplates ? podFields(object, "labels") : []),
    ...(includeSelectors ? (SELECTORS[object.kind] ?? []) : []),
  ]);
}

/**
 * Returns an object with the annotations that kustomize adds to it.
 *
 * @see https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/commonannotations/
 */
export function withAnnotations(object: KubernetesObject, pairs: Pairs): KubernetesObject {
  return put(object, pairs, [{ path: "metadata.annotations", create: true }, ...podFields(object, "annotations")]);
}

function podFields({ kind }: KubernetesObject, field: "labels" | "annotations"): PairsField[] {
  return kind === "Deployment" ? [{ path: `spec.template.metadata.${field}`, create: true }] : [];
}

function put(object: KubernetesObject, pairs: Pairs, fields: readonly PairsField[]): KubernetesObject {
  // The fields that name an object are never among them.
  return fields.reduce<unknown>(
    (current, { path, create }) => putAt(current, path.split("."), pairs, create),
    object,
  ) as KubernetesObject;
}

function putAt(value: unknown, [field, ...path]: readonly string[], pairs: Pairs, create: boolean): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => putAt(item, [field ?? "", ...path], pairs, create));
  const record = value === undefined && create ? {} : value;
  if (!isRecord(record)) return value;
  if (field === undefined) return { ...record, ...pairs };
  const changed = putAt(record[field], path, pairs, create);
  return changed === record[field] ? record : { ...record, [field]: changed };
}
