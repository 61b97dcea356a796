import * as pulumi from "@pulumi/pulumi";

import { BootstrapError } from "../../errors";
import { propertyOrNone } from "../../pulumi/resolve-output";

/** The argument that a token comes from. */
interface TokenArgument {
  /** Its path, as the caller typed it. */
  readonly path: string;
  /** The token that Flux should get in its place. */
  readonly instead: string;
  /** The path of the argument that allows any token. */
  readonly allowedBy: string;
}

/**
 * Returns the token, and rejects the token with which the GitHub provider writes, as far as that one can be known: from
 * an explicit provider, from the stack's configuration and from the environment.
 *
 * @throws BootstrapError when the two are the same, once both are known
 */
export function rejectWriteToken(
  value: pulumi.Input<string>,
  { path, instead, allowedBy }: TokenArgument,
  component: pulumi.Resource,
): pulumi.Output<string> {
  const provider = component.getProvider("github:index/repository:Repository") as
    { readonly token?: pulumi.Output<string | undefined> } | undefined;
  const configured = new pulumi.Config("github").get("token");
  return pulumi.all([value, pulumi.secret(propertyOrNone(provider?.token))]).apply(([token, ofProvider]) => {
    if (![ofProvider, configured, process.env["GITHUB_TOKEN"]].includes(token)) return token;
    throw new BootstrapError(
      `${path}: must not be the token with which the GitHub provider writes: everyone who can read the ` +
        `Secret could write to everything that this token reaches. Give Flux ${instead}, or set ${allowedBy} to true.`,
    );
  });
}
