/** How Helm tells that objects are ready. */
export const WaitStrategyName = {
  /** By their status, as kstatus reads it. */
  Poller: "poller",
  /** By the rules of Helm 3. */
  Legacy: "legacy",
} as const;
/** How Helm tells that objects are ready. */
export type WaitStrategyName = (typeof WaitStrategyName)[keyof typeof WaitStrategyName];
