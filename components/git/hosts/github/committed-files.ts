import * as pulumi from "@pulumi/pulumi";

import providers from "./providers.json";
import type { CommitInputs, CommittedBlob } from "./providers/commit";

/** The arguments of the resource. */
export type CommittedFilesArgs = {
  readonly [K in keyof Omit<CommitInputs, "files">]: pulumi.Input<CommitInputs[K]>;
} & {
  readonly files: Readonly<Record<string, pulumi.Input<string>>>;
};

/** Every argument, for a resource that is left as it is. */
export const COMMITTED_FILES_ARGS = [
  "api",
  "owner",
  "repository",
  "branch",
  "certificateAuthority",
  "author",
  "message",
  "deletionMessage",
  "kept",
  "files",
] as const satisfies readonly (keyof CommittedFilesArgs)[];

/**
 * Gives credentials to the resource. Pulumi keeps those of a provider fresh in the state, and a change of them is no change of the
 * files. Its arguments are what the resource finds as configuration.
 */
export class CommitProvider extends pulumi.ProviderResource {
  public constructor(name: string, { token, appAuth }: GitHubCredentials, opts: pulumi.ResourceOptions) {
    const inputs = { "github:token": secretOf(token), "github:appAuth": secretOf(appAuth) };
    super("pulumi-nodejs", name, inputs, opts);
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

/**
 * Keeps files on a branch by one commit for each change. Its provider is a text in the state, so that nobody has to install one, and
 * `pulumi destroy` works without the program.
 *
 * @see https://www.pulumi.com/docs/iac/concepts/resources/dynamic-providers/
 */
export class CommittedFiles extends pulumi.CustomResource {
  /** Undefined in a run whose `--target` leaves the resource out, before it exists. */
  declare public readonly committed: pulumi.Output<Readonly<Record<string, CommittedBlob>> | undefined>;

  public constructor(name: string, args: CommittedFilesArgs, opts: pulumi.CustomResourceOptions) {
    const inputs = { ...args, committed: undefined, __provider: providers.committedFiles };
    super("pulumi-nodejs:dynamic/flux-bootstrap:CommittedFiles", name, inputs, opts);
  }
}
