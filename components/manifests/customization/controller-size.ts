/** The size of a controller: its resources and its concurrency. */
export const ControllerSize = { small: "small", medium: "medium", large: "large" } as const;
/** The size of a controller: its resources and its concurrency. */
export type ControllerSize = (typeof ControllerSize)[keyof typeof ControllerSize];

/** Amounts as Kubernetes quantities, by the names of Kubernetes. */
export type ResourceList = Readonly<Record<string, string>>;

/** The settings of a size. */
export interface SizeValues {
  /** Number of objects that are reconciled at once. */
  readonly concurrent: number;
  readonly resources: { readonly requests: ResourceList; readonly limits: ResourceList };
}

/**
 * The settings of each size. Flux releases its controllers with 2 to 10 objects at once, 50m and 64Mi requested, and limits of
 * 1000m and 1Gi.
 */
export const SIZES: Readonly<Record<ControllerSize, SizeValues>> = {
  small: {
    concurrent: 5,
    resources: { requests: { cpu: "50m", memory: "64Mi" }, limits: { cpu: "1000m", memory: "512Mi" } },
  },
  medium: {
    concurrent: 10,
    resources: { requests: { cpu: "100m", memory: "128Mi" }, limits: { cpu: "2000m", memory: "1Gi" } },
  },
  large: {
    concurrent: 20,
    resources: { requests: { cpu: "200m", memory: "256Mi" }, limits: { cpu: "3000m", memory: "3Gi" } },
  },
};
