/** A condition of an object. */
export interface Condition {
  readonly type: string;
  readonly status: string;
  readonly reason?: string;
  readonly message?: string;
  readonly observedGeneration?: number;
}

/** The fields of the status that controllers write and that are read here. */
export interface WrittenStatus {
  readonly observedGeneration?: number;
  readonly lastHandledReconcileAt?: string;
  readonly conditions?: readonly Condition[];
  readonly artifact?: { readonly revision?: string; readonly digest?: string };
  readonly lastAppliedRevision?: string;
  readonly inventory?: { readonly entries?: readonly object[] };
  readonly history?: readonly { readonly chartVersion?: string }[];
  readonly webhookPath?: string;
}

/** The status of an object when this program last changed something. */
export interface ObjectStatus {
  /** The status of its Ready condition: `True`, `False` or `Unknown`; undefined for kinds without a status. */
  readonly ready?: string;
  /** The reason of the condition, such as `ReconciliationSucceeded`. */
  readonly reason?: string;
  /** The message of the condition. */
  readonly message?: string;
  /** The revision that was last fetched, applied or installed: `main@sha1:…`, or the version of a chart. */
  readonly revision?: string;
  /** The digest of the artifact of a source: `sha256:…`. */
  readonly digest?: string;
  /** The number of objects that a Kustomization has applied. */
  readonly inventory?: number;
}

/** Summarizes a status. */
export function objectStatus(status: WrittenStatus | undefined): ObjectStatus {
  const { conditions = [], artifact, lastAppliedRevision, inventory, history = [] } = status ?? {};
  const ready = conditions.find(({ type }) => type === "Ready");
  const known = {
    ready: ready?.status,
    reason: ready?.reason,
    message: ready?.message,
    revision: artifact?.revision ?? lastAppliedRevision ?? history[0]?.chartVersion,
    digest: artifact?.digest,
    inventory: inventory?.entries?.length,
  };
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined));
}
