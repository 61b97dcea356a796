import * as pulumi from "@pulumi/pulumi";

import { directProvider } from "./direct-server";

/**
 * Gives credentials to the resources that are written by GitHub's API itself. Pulumi keeps those of a provider fresh in the state, and
 * a change of them is no change of the resources. Its arguments are what they find as configuration.
 */
export class CredentialsProvider extends pulumi.ProviderResource {
  public constructor(name: string, { token, appAuth }: GitHubCredentials, opts: pulumi.ResourceOptions) {
    const server = directProvider();
    const inputs = { ...server.inputs, "github:token": secretOf(token), "github:appAuth": secretOf(appAuth) };
    super(server.package, name, inputs, { ...opts, ...server.options });
  }
}

/** The credentials of the GitHub provider, `appAuth` as a JSON text. */
export interface GitHubCredentials {
  readonly token: pulumi.Input<string | undefined>;
  readonly appAuth: pulumi.Input<string | undefined>;
}

function secretOf(value: pulumi.Input<string | undefined>): pulumi.Output<string | undefined> | undefined {
  return value === undefined ? undefined : pulumi.secret(value);
}
