import type * as pulumi from "@pulumi/pulumi";

import { composeAlertProvider, type AlertProviderFields } from "../flux-objects/alert-provider";
import { FluxResource } from "./flux-resource";
import { specFieldsOf, type ResourceArgs } from "./resource-args";

/** The arguments of {@link AlertProvider}. */
export interface AlertProviderArgs extends ResourceArgs, AlertProviderFields {}

/** A service that alerts go to: a Provider of Flux, which has no status to wait for. @see https://fluxcd.io/flux/components/notification/providers/ */
export class AlertProvider extends FluxResource<"Provider"> {
  /** @throws InvalidArgumentsError that lists every argument that cannot be used. */
  public constructor(name: string, args: AlertProviderArgs, opts?: pulumi.ComponentResourceOptions) {
    super("AlertProvider", name, args, (objectName) => composeAlertProvider(objectName, specFieldsOf(args)), opts);
  }
}
