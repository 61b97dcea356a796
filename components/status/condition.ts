import { REQUESTED_AT } from "../kube/annotations";
import { kindInfo } from "../flux-api/kinds";
import type { FluxCondition, FluxObject } from "./flux-object";
import { Readiness } from "./status";

/** The summary of an object's conditions. */
export interface State {
  readonly ready: Readiness;
  readonly suspended: boolean;
  readonly stalled: boolean;
  readonly reconciling: boolean;
  readonly deleting: boolean;
  readonly ok: boolean;
  /** The condition `Ready`. */
  readonly condition: FluxCondition | undefined;
  /** True when no controller has handled the object yet. */
  readonly unseen: boolean;
}

/** Summarizes an object's conditions. */
export function stateOf(object: FluxObject): State {
  const { metadata, spec = {}, status = {} } = object;
  const conditions = status.conditions ?? [];
  const condition = conditions.find(({ type }) => type === "Ready");
  const ready = hasNoStatus(object)
    ? Readiness.None
    : (Object.values(Readiness).find((value) => value === condition?.status) ?? Readiness.Unknown);
  const stalled = isTrue(conditions, "Stalled");
  const outdated = ready !== Readiness.None && isOutdated(object);
  const suspended = spec.suspend === true;
  const deleting = metadata.deletionTimestamp !== undefined;
  const reconciling = !suspended && !stalled && (outdated || isTrue(conditions, "Reconciling"));
  const settled = ready === Readiness.None || (ready === Readiness.True && !outdated && !stalled);
  return {
    ready,
    suspended,
    stalled,
    reconciling,
    deleting,
    ok: suspended || (settled && !deleting),
    condition,
    unseen: conditions.length === 0 && (status.observedGeneration ?? -1) < 0,
  };
}

/**
 * Returns true for kinds without a status, unless another release gives them one; a HelmRepository of an OCI registry is only
 * an address, and its charts are fetched.
 */
function hasNoStatus({ kind, spec, status }: FluxObject): boolean {
  if (kind === "HelmRepository") return spec?.type === "oci";
  return kindInfo(kind)?.withoutStatus === true && status?.conditions === undefined;
}

/** Returns true when the status is older than the object, or than the last request for a reconciliation. */
function isOutdated({ metadata, status }: FluxObject): boolean {
  const requested = metadata.annotations?.[REQUESTED_AT];
  // The status of an ExternalArtifact has no generation; its conditions may have one.
  const observed =
    status?.observedGeneration ?? status?.conditions?.find(({ type }) => type === "Ready")?.observedGeneration;
  const changed = observed !== undefined && observed < (metadata.generation ?? 0);
  return changed || (requested !== undefined && requested !== status?.lastHandledReconcileAt);
}

function isTrue(conditions: readonly FluxCondition[], type: string): boolean {
  return conditions.some((one) => one.type === type && one.status === "True");
}
