import type { FluxObject } from "../flux-object";

/** An object that is not ready, with the objects that it depends on. */
export interface UnreadyObject {
  readonly object: FluxObject;
  /** The reason of its condition `Ready`, or an empty string. */
  readonly reason: string;
  /** The message of that condition, without credentials, or an empty string. */
  readonly message: string;
  /** The source that it follows, if that exists. */
  readonly source?: FluxObject;
  /** The object that has applied it, where it must be changed. */
  readonly declaredBy?: FluxObject;
  /** The source from which it was applied. */
  readonly declaredFrom?: FluxObject;
}

/** An advice for the objects whose reason and message match. */
export interface Remedy {
  /** The problem, in a few words; for tests and for a search in these files. */
  readonly name: string;
  /** The kinds to which it applies; all kinds when left out. */
  readonly kinds?: readonly string[];
  /** The pattern of the condition's reason; any reason when left out. */
  readonly reason?: RegExp;
  /** The pattern that the condition's message must contain; any message when left out. */
  readonly message?: RegExp;
  /** Returns the advice in plain words; `match` is the match of `message`. */
  readonly advise: (unready: UnreadyObject, match: readonly string[]) => string;
}

/** Returns a text that names the Secret of an object's `secretRef`. */
export function secretOf({ object: { metadata, spec } }: UnreadyObject): string {
  return spec?.secretRef === undefined
    ? "a Secret that spec.secretRef names"
    : `Secret ${metadata.namespace}/${spec.secretRef.name}`;
}

/** Returns a text that names the directory and the source of a Kustomization's manifests. */
export function manifestsOf({ object: { spec }, source }: UnreadyObject): string {
  return `${JSON.stringify(spec?.path ?? "./")} of ${source === undefined ? "its source" : `${source.kind} ${source.metadata.namespace}/${source.metadata.name}`}`;
}
