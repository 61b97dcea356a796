import * as pulumi from "@pulumi/pulumi";

import provider from "./commit-provider.json";
import type { CommitInputs, CommittedBlob } from "./commit-provider/commit";

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
  "credentials",
  "certificateAuthority",
  "author",
  "message",
  "deletionMessage",
  "kept",
  "files",
] as const satisfies readonly (keyof CommittedFilesArgs)[];

/**
 * Keeps files on a branch by one commit for each change. Its provider is a text in the state, so that nobody has to install one, and
 * `pulumi destroy` works without the program.
 *
 * @see https://www.pulumi.com/docs/iac/concepts/resources/dynamic-providers/
 */
export class CommittedFiles extends pulumi.CustomResource {
  declare public readonly committed: pulumi.Output<Readonly<Record<string, CommittedBlob>>>;

  public constructor(name: string, args: CommittedFilesArgs, opts: pulumi.CustomResourceOptions) {
    const inputs = { ...args, committed: undefined, __provider: provider.text };
    super("pulumi-nodejs:dynamic/flux-bootstrap:CommittedFiles", name, inputs, {
      ...opts,
      additionalSecretOutputs: ["credentials"],
    });
  }
}
