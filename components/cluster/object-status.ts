/** A condition of an object. */
export interface Condition {
  readonly type: string;
  readonly status: string;
  readonly reason?: string;
  readonly message?: string;
}

/** What the controllers write of an object, as far as it is put out. */
export interface WrittenStatus {
  readonly conditions?: readonly Condition[];
  readonly artifact?: { readonly revision?: string; readonly digest?: string };
  readonly lastAppliedRevision?: string;
  readonly inventory?: { readonly entries?: readonly object[] };
  readonly history?: readonly { readonly chartVersion?: string }[];
  readonly webhookPath?: string;
}

/** How an object did when this program last changed something. */
export interface ObjectStatus {
  /** Its Ready condition: `True`, `False` or `Unknown`; nothing for kinds without a status. */
  readonly ready?: string;
  /** Why it is, in a word, such as `ReconciliationSucceeded`. */
  readonly reason?: string;
  /** Why it is, in words. */
  readonly message?: string;
  /** What was fetched, applied or installed last: `main@sha1:…`, or the version of a chart. */
  readonly revision?: string;
  /** The digest of the artifact of a source: `sha256:…`. */
  readonly digest?: string;
  /** How many objects a Kustomization has applied. */
  readonly inventory?: number;
}

/** Sums a status up. */
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
