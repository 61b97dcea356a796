import { FLUX_KINDS } from "../flux-api/kinds";
import { adviceFor, missingAdvice } from "./advice";
import { stateOf } from "./condition";
import type { FluxObject, ObjectRef, ReadObjects, ControllerDeployment } from "./flux-object";
import { lastWarnings } from "./last-warnings";
import { messageOf, redact } from "./message";
import { appliedBy, dependenciesOf, followedBy, keyOf, refOf } from "./references";
import { Readiness, type FluxStatus, type StatusNode, type StatusSummary, type StatusController } from "./status";

/** Evaluates the objects that were read from a cluster, and arranges those that follow a source below it. */
export function statusOf(read: ReadObjects): FluxStatus {
  const objects = treeOf(read);
  const controllers = controllersOf(read.deployments);
  const summary = summaryOf(flatten(objects));
  const ok =
    read.installed &&
    summary.total > 0 &&
    flatten(objects).every((node) => node.ok) &&
    controllers.every(({ available }) => available);
  return { ok, installed: read.installed, summary, controllers, objects };
}

/** Returns all nodes of a tree, each before its children. */
export function flatten(nodes: readonly StatusNode[]): StatusNode[] {
  return nodes.flatMap((node) => [node, ...flatten(node.children)]);
}

function treeOf({ objects, events, deployments }: ReadObjects): StatusNode[] {
  const known = new Map(objects.map((object) => [keyOf(refOf(object)), object]));
  const find = (ref: ObjectRef | undefined): FluxObject | undefined =>
    ref === undefined ? undefined : known.get(keyOf(ref));
  const warnings = lastWarnings(events);
  const controllers = controllersOf(deployments);

  const parents = new Map(objects.map((object) => [object, parentOf(object, known)]));
  const followers = new Map<string, FluxObject[]>();
  const missing = new Map<string, ObjectRef>();
  for (const [object, parent] of parents) {
    if (parent === undefined) continue;
    const key = keyOf(parent);
    followers.set(key, [...(followers.get(key) ?? []), object]);
    if (!known.has(key)) missing.set(key, parent);
  }
  const below = (ref: ObjectRef): StatusNode[] => (followers.get(keyOf(ref)) ?? []).map(nodeOf).sort(inOrder);

  function nodeOf(object: FluxObject): StatusNode {
    const ref = refOf(object);
    const { apiVersion, spec = {}, status = {} } = object;
    const state = stateOf(object);
    const { ok, ready, suspended, stalled, reconciling, deleting, condition } = state;
    const message = messageOf(condition?.message);
    const warning = ok ? undefined : warnings.get(keyOf(ref));
    const parent = find(parents.get(object));
    const declaredBy = find(appliedBy(object));
    const declaredFrom = declaredBy === undefined ? undefined : find(followedBy(declaredBy).at(-1));
    const remedy = adviceFor(object, state, {
      controllers,
      message,
      ...defined({ source: parent, declaredBy, declaredFrom, warning }),
    });
    return {
      apiVersion,
      ...ref,
      exists: true,
      ...{ ok, ready, suspended, stalled, reconciling, deleting },
      ...defined({
        reason: condition?.reason,
        message: message === "" ? undefined : message,
        url: spec.url === undefined ? undefined : redact(spec.url),
        path: object.kind === "Kustomization" ? spec.path : undefined,
        revision: revisionOf(object),
        inventory: status.inventory?.entries?.length,
      }),
      dependsOn: dependenciesOf(object),
      ...defined({ lastWarning: warning, remedy }),
      children: below(ref),
    };
  }

  const absent = [...missing.values()].map((ref): StatusNode => {
    const state = {
      exists: false,
      ok: false,
      ready: Readiness.Unknown,
      suspended: false,
      stalled: false,
      reconciling: false,
      deleting: false,
    };
    return {
      ...ref,
      ...state,
      dependsOn: [],
      remedy: missingAdvice(ref, followers.get(keyOf(ref)) ?? []),
      children: below(ref),
    };
  });
  const roots = objects.filter((object) => parents.get(object) === undefined).map(nodeOf);
  return [...roots, ...absent].sort(inOrder);
}

/**
 * Returns the parent of an object in the tree: the nearest object that it follows and that exists, or else the one that
 * must exist.
 */
function parentOf(object: FluxObject, known: ReadonlyMap<string, FluxObject>): ObjectRef | undefined {
  const followed = followedBy(object);
  return followed.find((ref) => known.has(keyOf(ref))) ?? followed.at(-1);
}

function revisionOf({ status = {} }: FluxObject): string | undefined {
  const [release] = status.history ?? [];
  const chart = release?.chartName === undefined ? undefined : `${release.chartName}@${release.chartVersion ?? ""}`;
  return status.artifact?.revision ?? status.lastAppliedRevision ?? chart;
}

const order = new Map(FLUX_KINDS.map(({ kind }, index) => [kind, index]));

function inOrder(one: StatusNode, other: StatusNode): number {
  const kinds = (order.get(one.kind) ?? order.size) - (order.get(other.kind) ?? order.size);
  return kinds || one.namespace.localeCompare(other.namespace) || one.name.localeCompare(other.name);
}

function summaryOf(nodes: readonly StatusNode[]): StatusSummary {
  const count = (predicate: (node: StatusNode) => boolean) => nodes.filter(predicate).length;
  return {
    total: nodes.length,
    ready: count(({ ok, suspended }) => ok && !suspended),
    notReady: count(({ ok, exists }) => !ok && exists),
    suspended: count(({ suspended }) => suspended),
    missing: count(({ exists }) => !exists),
  };
}

/** Removes the fields that are undefined, which JSON and the compiler distinguish from absent ones. */
function defined<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

/** Returns Flux's controllers, with their availability. */
function controllersOf(deployments: readonly ControllerDeployment[]): StatusController[] {
  return deployments
    .map(({ metadata: { namespace, name }, spec, status }): StatusController => {
      const available = (status?.availableReplicas ?? 0) > 0;
      const place = `deployment ${name} -n ${namespace}`;
      const remedy =
        spec?.replicas === 0
          ? `it is scaled to 0: run "kubectl scale ${place} --replicas=1"`
          : `find out why none of its pods is ready: "kubectl describe ${place}", "kubectl logs deployment/${name} -n ${namespace}"`;
      return { namespace, name, available, ...(available ? {} : { remedy }) };
    })
    .sort((one, other) => one.name.localeCompare(other.name));
}
