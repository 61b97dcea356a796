import type { AlertSpecArgs } from "../flux-api/alert";
import type { ObjectParts } from "./compose";
import { omitUndefined } from "./compose";

/** The fields of an Alert. */
export type AlertFields = AlertSpecArgs;

/** Composes an Alert. */
export function composeAlert(fields: AlertFields): ObjectParts<"Alert"> {
  return { kind: "Alert", spec: { ...omitUndefined(fields) }, secrets: [], problems: [], awaited: false };
}
