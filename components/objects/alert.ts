import type * as pulumi from "@pulumi/pulumi";

import type { AlertSpecArgs } from "../flux-api/alert-spec";
import { FluxObject } from "./flux-object";
import { OBJECT_ARGS, type ObjectArgs } from "./object-args";
import { without } from "./without";

/** The fields of an Alert. */
export interface AlertArgs extends ObjectArgs, AlertSpecArgs {}

/** Which events go to an AlertProvider; an Alert has no status to wait for. @see https://fluxcd.io/flux/components/notification/alerts/ */
export class Alert extends FluxObject {
  /** @throws InvalidArgumentsError that lists every argument that cannot be used. */
  public constructor(name: string, args: AlertArgs, opts?: pulumi.ComponentResourceOptions) {
    const parts = { kind: "Alert", spec: without(args, OBJECT_ARGS), secrets: [], problems: [], awaited: false } as const;
    super("Alert", name, args, () => parts, opts);
  }
}
