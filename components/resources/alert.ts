import type * as pulumi from "@pulumi/pulumi";

import type { AlertSpecArgs } from "../flux-api/alert";
import { FluxResource } from "./flux-resource";
import type { ObjectArgs } from "./resource-args";
import type { ObjectParts } from "../flux-objects/compose";
import { specOf } from "../flux-objects/compose";

/** The fields of an Alert. */
export interface AlertArgs extends ObjectArgs, AlertSpecArgs {}

/** Which events go to an AlertProvider; an Alert has no status to wait for. @see https://fluxcd.io/flux/components/notification/alerts/ */
export class Alert extends FluxResource<"Alert", AlertArgs> {
  /** @throws InvalidArgumentsError that lists every argument that cannot be used. */
  public constructor(name: string, args: AlertArgs, opts?: pulumi.ComponentResourceOptions) {
    super("Alert", name, args, composeAlert, opts);
  }
}

/** What an Alert consists of. */
export function composeAlert(_objectName: string, args: AlertArgs): ObjectParts<"Alert"> {
  return { kind: "Alert", spec: specOf(args), secrets: [], problems: [], awaited: false };
}
