import type { FluxEvent } from "./flux-object";
import { messageOf } from "./message";
import { keyOf } from "./references";
import type { StatusWarning } from "./status";

/** Returns the last warning about each object, by the object's key. */
export function lastWarnings(events: readonly FluxEvent[]): ReadonlyMap<string, StatusWarning> {
  const last = new Map<string, StatusWarning>();
  for (const event of events) {
    const { kind, namespace, name } = event.involvedObject;
    if (kind === undefined || namespace === undefined || name === undefined || (event.type ?? "Warning") !== "Warning")
      continue;
    const key = keyOf({ kind, namespace, name });
    const warning = warningOf(event);
    if ((last.get(key)?.at ?? "") <= (warning.at ?? "")) last.set(key, warning);
  }
  return last;
}

function warningOf({
  reason = "",
  message,
  count,
  series,
  lastTimestamp,
  eventTime,
  metadata,
}: FluxEvent): StatusWarning {
  const seen = series?.lastObservedTime ?? lastTimestamp ?? eventTime ?? metadata.creationTimestamp;
  // The prefix that the API server's client adds to the last of many similar events.
  const text = messageOf(message).replace(/^\(combined from similar events\): /, "");
  // One format, so that times can be compared: some have microseconds, some do not.
  return {
    reason,
    message: text,
    ...(seen === undefined ? {} : { at: new Date(seen).toISOString() }),
    count: series?.count ?? count ?? 1,
  };
}
