/** A part of a spec, to be merged into another; `undefined` takes a field away. */
export type Patch = Readonly<Record<string, unknown>>;

/** Values for every field of a kind in any release, from which the tests make specs. */
export interface Samples {
  /** A value for each field, one item for each list. Not a valid spec, as some fields exclude each other. */
  readonly values: Patch;
  /** By the path of a field: what else a spec must hold, or must not, for that field and those within it to be allowed. */
  readonly contexts?: Readonly<Record<string, Patch>>;
  /** By the path of the field that has rules in CEL: specs that break them, each at least one of them. */
  readonly broken?: Readonly<Record<string, readonly Patch[]>>;
}
