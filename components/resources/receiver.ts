import type * as pulumi from "@pulumi/pulumi";

import { composeReceiver, type ReceiverFields } from "../flux-objects/receiver";
import { FluxResource } from "./flux-resource";
import type { ResourceArgs } from "./resource-args";

/** The arguments of {@link Receiver}. */
export interface ReceiverArgs extends ResourceArgs, ReceiverFields {}

/**
 * A webhook that makes Flux reconcile. It is ready when it accepts calls.
 * @see https://fluxcd.io/flux/components/notification/receivers/
 */
export class Receiver extends FluxResource<"Receiver", ReceiverArgs> {
  /** The path to send calls to, on the host of notification-controller's webhook receiver: `/hook/…`. */
  public readonly webhookPath: pulumi.Output<string | undefined>;

  /** @throws InvalidArgumentsError that lists every invalid argument. */
  public constructor(name: string, args: ReceiverArgs, opts?: pulumi.ComponentResourceOptions) {
    super("Receiver", name, args, composeReceiver, opts);
    this.webhookPath = this.fluxStatus.apply((status) => status?.webhookPath);
  }
}
