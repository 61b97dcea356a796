import type * as pulumi from "@pulumi/pulumi";

import type { ReceiverSpecArgs } from "../flux-api/receiver";
import { FluxResource } from "./flux-resource";
import type { ObjectArgs } from "./resource-args";
import type { ObjectParts } from "../flux-objects/compose";
import { composeObject } from "../flux-objects/compose";
import { secretArgument } from "../flux-objects/secret-argument";

/** The fields of a Receiver, and what its Secret is made of. */
export interface ReceiverArgs extends ObjectArgs, ReceiverSpecArgs {
  /** What the sender signs with; a secret. @secret @defaultValue none, or `secretRef` */
  readonly token?: pulumi.Input<string>;
}

/** A webhook that makes Flux reconcile; ready when it listens. @see https://fluxcd.io/flux/components/notification/receivers/ */
export class Receiver extends FluxResource<"Receiver", ReceiverArgs> {
  /** The path to send to, on the host of notification-controller's webhook receiver: `/hook/…`. */
  public readonly webhookPath: pulumi.Output<string | undefined>;

  /** @throws InvalidArgumentsError that lists every argument that cannot be used. */
  public constructor(name: string, args: ReceiverArgs, opts?: pulumi.ComponentResourceOptions) {
    super("Receiver", name, args, composeReceiver, opts);
    this.webhookPath = this.fluxStatus.apply((status) => status?.webhookPath);
  }
}

/** What a Receiver consists of. */
export function composeReceiver(objectName: string, args: ReceiverArgs): ObjectParts<"Receiver"> {
  const { token } = args;
  const secret = token === undefined ? undefined : { name: `${objectName}-token`, data: { token } };
  return composeObject("Receiver", args, [secretArgument("token", "secretRef", secret)]);
}
