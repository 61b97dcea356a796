/** The kinds of objects that values can be read from. */
export const ValuesKind = {
  Secret: "Secret",
  ConfigMap: "ConfigMap",
} as const;
/** The kinds of objects that values can be read from. */
export type ValuesKind = (typeof ValuesKind)[keyof typeof ValuesKind];
