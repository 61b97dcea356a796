import type { FluxObject } from "../flux-object";

/** An object that is not well, and what is around it. */
export interface UnreadyObject {
  readonly object: FluxObject;
  /** The reason of its condition `Ready`, or an empty text. */
  readonly reason: string;
  /** The message of that condition, without credentials, or an empty text. */
  readonly message: string;
  /** What it follows, if that exists. */
  readonly source?: FluxObject;
  /** What has applied it: the place to change it. */
  readonly declaredBy?: FluxObject;
  /** What that has been applied from. */
  readonly declaredFrom?: FluxObject;
}

/** What is to be done when a reason and a message match. */
export interface Remedy {
  /** What is wrong, in a few words; for tests and for whoever looks for it here. */
  readonly name: string;
  /** The kinds that it is for; all when left out. */
  readonly kinds?: readonly string[];
  /** What the condition's reason has to be; any when left out. */
  readonly reason?: RegExp;
  /** What the condition's message has to contain; anything when left out. */
  readonly message?: RegExp;
  /** In plain words; the match of `message` is at hand. */
  readonly advise: (ailment: UnreadyObject, match: readonly string[]) => string;
}

/** The Secret that an object's `secretRef` names. */
export function secretOf({ object: { metadata, spec } }: UnreadyObject): string {
  return spec?.secretRef === undefined
    ? "a Secret that spec.secretRef names"
    : `Secret ${metadata.namespace}/${spec.secretRef.name}`;
}

/** Where the manifests of a Kustomization are. */
export function manifestsOf({ object: { spec }, source }: UnreadyObject): string {
  return `${JSON.stringify(spec?.path ?? "./")} of ${source === undefined ? "its source" : `${source.kind} ${source.metadata.namespace}/${source.metadata.name}`}`;
}
