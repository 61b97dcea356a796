import type * as pulumi from "@pulumi/pulumi";

import type { ReceiverSpecArgs } from "../flux-api/receiver";
import type { ObjectParts } from "./compose";
import { composeObject } from "./compose";
import { secretArgument } from "./secret-argument";

/** The fields of a Receiver, and what its Secret is made of. */
export interface ReceiverFields extends ReceiverSpecArgs {
  /** What the sender signs with; a secret. @defaultValue none, or `secretRef` */
  readonly token?: pulumi.Input<string>;
}

/** What a Receiver consists of. */
export function composeReceiver(objectName: string, fields: ReceiverFields): ObjectParts<"Receiver"> {
  const { token } = fields;
  const secret = token === undefined ? undefined : { name: `${objectName}-token`, data: { token } };
  return composeObject("Receiver", fields, [secretArgument("token", "secretRef", secret)]);
}
