import type * as pulumi from "@pulumi/pulumi";

import type { ReceiverSpecArgs } from "../flux-api/receiver";
import type { ObjectParts } from "./compose";
import { composeObject } from "./compose";
import { secretArgument } from "./secret-argument";

/** The fields of a Receiver, and the contents of its Secret. */
export interface ReceiverFields extends ReceiverSpecArgs {
  /** The token that calls are checked with; a secret. @secret @defaultValue none, or `secretRef` */
  readonly token?: pulumi.Input<string>;
}

/** Composes a Receiver and its Secret. */
export function composeReceiver(objectName: string, fields: ReceiverFields): ObjectParts<"Receiver"> {
  const { token } = fields;
  const secret = token === undefined ? undefined : { name: `${objectName}-token`, data: { token } };
  return composeObject("Receiver", fields, [secretArgument("token", "secretRef", secret)]);
}
