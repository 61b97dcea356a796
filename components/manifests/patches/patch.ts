import type { Operation } from "rfc6902";
import type { RenderableObject } from "../yaml/render";

/**
 * Selector of the objects that a patch is for: those that every field fits. All but the selectors are regular expressions
 * that must fit the whole value.
 *
 * @see https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/patches/
 */
export interface PatchTarget {
  readonly group?: string;
  readonly version?: string;
  readonly kind?: string;
  readonly name?: string;
  readonly namespace?: string;
  /** A label selector, e.g. `"app.kubernetes.io/part-of=flux"`. */
  readonly labelSelector?: string;
  /** A selector of annotations, in the same form. */
  readonly annotationSelector?: string;
}

/** A part of an object that is merged into one or more objects. */
export interface MergePatch {
  readonly merge: RenderableObject;
  /** The objects that the patch is for; by default the one that it names itself. */
  readonly target?: PatchTarget;
}

/** A list of operations on one or more objects. */
export interface JsonPatch {
  readonly operations: readonly Operation[];
  readonly target: PatchTarget;
}

/** A patch of a kustomization, read. */
export type Patch = MergePatch | JsonPatch;
