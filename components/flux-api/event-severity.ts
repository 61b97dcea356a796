/**
 * The severities of events that an Alert lets through.
 * @see https://fluxcd.io/flux/components/notification/alerts/#event-severity
 */
export const EventSeverity = {
  /** All. */
  Info: "info",
  /** Only failures. */
  Error: "error",
} as const;
/** The severities of events that an Alert lets through. */
export type EventSeverity = (typeof EventSeverity)[keyof typeof EventSeverity];
