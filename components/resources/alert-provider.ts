import type * as pulumi from "@pulumi/pulumi";

import { composeAlertProvider, type AlertProviderFields } from "../flux-objects/alert-provider";
import { FluxResource } from "./flux-resource";
import type { ResourceArgs } from "./resource-args";

/** The arguments of {@link AlertProvider}. */
export interface AlertProviderArgs extends ResourceArgs, AlertProviderFields {}

/**
 * A service that alerts are sent to: a Provider of Flux. It has no status to wait for.
 * @see https://fluxcd.io/flux/components/notification/providers/
 * @example
 * new AlertProvider("slack", { flux, type: "slack", channel: "ops", secret: { address: webhookUrl } });
 */
export class AlertProvider extends FluxResource<"Provider", AlertProviderArgs> {
  /** @throws InvalidArgumentsError that lists every invalid argument. */
  public constructor(name: string, args: AlertProviderArgs, opts?: pulumi.ComponentResourceOptions) {
    super("AlertProvider", name, args, composeAlertProvider, opts);
  }
}
