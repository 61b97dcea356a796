import type { AlertSpecArgs } from "../flux-api/alert";
import { withoutUndefined } from "../validation/without-undefined";
import type { ObjectParts } from "./compose";

/** The fields of an Alert. */
export type AlertFields = AlertSpecArgs;

/** Composes an Alert. */
export function composeAlert(fields: AlertFields): ObjectParts<"Alert"> {
  return { kind: "Alert", spec: { ...withoutUndefined(fields) }, secrets: [], problems: [], awaited: false };
}
