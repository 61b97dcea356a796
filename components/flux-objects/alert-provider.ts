import type { ProviderSpecArgs } from "../flux-api/alert-provider";
import type { VerificationKeysArgs } from "./credentials-args";
import type { ObjectParts } from "./compose";
import { composeObject } from "./compose";
import { secretArgument } from "./secret-argument";

/** The fields of a Provider, and the contents of its Secret. */
export interface AlertProviderFields extends ProviderSpecArgs {
  /**
   * The values that the service is reached with, by the keys that Flux expects, such as `token` or `address`; all are
   * secrets.
   * @secret
   * @defaultValue none, or `secretRef`
   * @see https://fluxcd.io/flux/components/notification/providers/#secret-reference
   */
  readonly secret?: VerificationKeysArgs;
}

/** Composes a Provider and its Secret. */
export function composeAlertProvider(objectName: string, fields: AlertProviderFields): ObjectParts<"Provider"> {
  const secret = fields.secret && { name: `${objectName}-secret`, data: fields.secret };
  return { ...composeObject("Provider", fields, [secretArgument("secret", "secretRef", secret)]), awaited: false };
}
