/** A condition in an object's status. */
export interface Condition {
  readonly type: string;
  readonly status: string;
  readonly reason?: string;
  readonly message?: string;
}

/** What every Kubernetes object has, as far as the lab looks at it. */
export interface KubernetesObject {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly uid?: string;
    readonly resourceVersion?: string;
    readonly generation?: number;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
    readonly finalizers?: readonly string[];
    readonly deletionTimestamp?: string;
  };
  readonly status?: { readonly conditions?: readonly Condition[]; readonly [field: string]: unknown };
  readonly [field: string]: unknown;
}

/** Whether the object's status says that a condition, `Ready` unless told otherwise, is true. */
export function isTrue(object: KubernetesObject, condition = "Ready"): boolean {
  return object.status?.conditions?.some(({ type, status }) => type === condition && status === "True") ?? false;
}
