import type * as pulumi from "@pulumi/pulumi";

import type { ProviderSpecArgs } from "../flux-api/alert-provider";
import type { VerificationKeysArgs } from "../flux-objects/credentials-args";
import { FluxResource } from "./flux-resource";
import type { ObjectArgs } from "./resource-args";
import type { ObjectParts } from "../flux-objects/compose";
import { composeObject } from "../flux-objects/compose";
import { secretArgument } from "../flux-objects/secret-argument";

/** The fields of a Provider, and what its Secret is made of. */
export interface AlertProviderArgs extends ObjectArgs, ProviderSpecArgs {
  /**
   * What the service is reached with, by the keys that Flux expects, such as `token` or `address`; all are secrets.
   * @secret
   * @defaultValue none, or `secretRef`
   * @see https://fluxcd.io/flux/components/notification/providers/#secret-reference
   */
  readonly secret?: VerificationKeysArgs;
}

/** A service that alerts go to: a Provider of Flux, which has no status to wait for. @see https://fluxcd.io/flux/components/notification/providers/ */
export class AlertProvider extends FluxResource<"Provider", AlertProviderArgs> {
  /** @throws InvalidArgumentsError that lists every argument that cannot be used. */
  public constructor(name: string, args: AlertProviderArgs, opts?: pulumi.ComponentResourceOptions) {
    super("AlertProvider", name, args, composeAlertProvider, opts);
  }
}

/** What a Provider consists of. */
export function composeAlertProvider(objectName: string, args: AlertProviderArgs): ObjectParts<"Provider"> {
  const secret = args.secret && { name: `${objectName}-secret`, data: args.secret };
  return { ...composeObject("Provider", args, [secretArgument("secret", "secretRef", secret)]), awaited: false };
}
