import type * as pulumi from "@pulumi/pulumi";

import { composeAlert, type AlertFields } from "../flux-objects/alert";
import { FluxResource } from "./flux-resource";
import { specFieldsOf, type ResourceArgs } from "./resource-args";

/** The arguments of {@link Alert}. */
export interface AlertArgs extends ResourceArgs, AlertFields {}

/** Which events go to an AlertProvider; an Alert has no status to wait for. @see https://fluxcd.io/flux/components/notification/alerts/ */
export class Alert extends FluxResource<"Alert"> {
  /** @throws InvalidArgumentsError that lists every argument that cannot be used. */
  public constructor(name: string, args: AlertArgs, opts?: pulumi.ComponentResourceOptions) {
    super("Alert", name, args, () => composeAlert(specFieldsOf(args)), opts);
  }
}
