/** When variables are substituted in what was built. */
export const SubstituteStrategy = {
  /** Only when at least one variable is defined. */
  WithVariables: "WithVariables",
  /** Also when there is none. */
  Always: "Always",
} as const;
/** When variables are substituted in what was built. */
export type SubstituteStrategy = (typeof SubstituteStrategy)[keyof typeof SubstituteStrategy];
