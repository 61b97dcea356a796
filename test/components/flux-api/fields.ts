/** A field of an API, or the elements of a list (`[]`) or a map (`{}`). */
export interface Field {
  /** `list`, `map`, `object`, `string`, `number`, `boolean`, or `any` for what has no schema. */
  readonly shape: string;
  readonly required: boolean;
  /** The values that are allowed, sorted, when it is one of a closed set. */
  readonly values?: readonly string[];
}

/** Fields by their path, such as `.include[].fromPath`. */
export type Fields<T extends Field = Field> = ReadonlyMap<string, T>;
