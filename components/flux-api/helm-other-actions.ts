/**
 * When what belongs to a deleted object is deleted.
 * @see https://kubernetes.io/docs/concepts/architecture/garbage-collection/#cascading-deletion
 */
export const DeletionPropagation = {
  /** After it. */
  Background: "background",
  /** Before it. */
  Foreground: "foreground",
  /** Never. */
  Orphan: "orphan",
} as const;
/** When what belongs to a deleted object is deleted. */
export type DeletionPropagation = (typeof DeletionPropagation)[keyof typeof DeletionPropagation];
