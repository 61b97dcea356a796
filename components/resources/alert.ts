import type * as pulumi from "@pulumi/pulumi";

import { composeAlert, type AlertFields } from "../flux-objects/alert";
import { FluxResource } from "./flux-resource";
import type { ResourceArgs } from "./resource-args";

/** The arguments of {@link Alert}. */
export interface AlertArgs extends ResourceArgs, AlertFields {}

/**
 * A selection of events that are sent to an AlertProvider. It has no status to wait for.
 * @see https://fluxcd.io/flux/components/notification/alerts/
 * @example
 * new Alert("failures", { flux, providerRef: { name: "slack" },
 *   eventSeverity: "error", eventSources: [{ kind: "Kustomization", name: "*" }] });
 */
export class Alert extends FluxResource<"Alert", AlertArgs> {
  /** @throws InvalidArgumentsError that lists every invalid argument. */
  public constructor(name: string, args: AlertArgs, opts?: pulumi.ComponentResourceOptions) {
    super("Alert", name, args, (_objectName, fields) => composeAlert(fields), opts);
  }
}
