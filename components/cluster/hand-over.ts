/** How much of itself Flux applies from its source, so that Pulumi leaves it alone. */
export const HandOver = {
  /** Nothing: its objects are not in the source. */
  None: "none",
  /**
   * All but the schemas: those of another release go to the API server first, so that it can refuse them before they are
   * committed.
   */
  ButSchemas: "butSchemas",
  /** Everything: where a change may take days to get there, Flux would put the old schemas back. */
  All: "all",
} as const;
/** How much of itself Flux applies from its source, so that Pulumi leaves it alone. */
export type HandOver = (typeof HandOver)[keyof typeof HandOver];
