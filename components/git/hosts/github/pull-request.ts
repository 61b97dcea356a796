import type * as pulumi from "@pulumi/pulumi";

import { commitMessage, headOf, type CommitStyle } from "../commit";
import type { ChildOptions, FileSet } from "../git-host";
import { withCommits } from "./committed-files";
import { DirectResource } from "./direct-resource";
import { repositoryArgs, type DirectPlace } from "./place";
import type { ProposalWay } from "./proposal";
import type { CommittedBlob } from "./providers/commit";

/** A pull request, and its branch with the files in one commit. */
class PullRequest extends DirectResource {
  declare public readonly committed: pulumi.Output<Readonly<Record<string, CommittedBlob>> | undefined>;
  declare public readonly number: pulumi.Output<number | undefined>;

  public constructor(name: string, args: pulumi.Inputs, place: DirectPlace, opts: pulumi.CustomResourceOptions) {
    super("PullRequest", name, { ...args, committed: undefined, number: undefined }, place, opts);
  }
}

/** Returns the way to propose files by one commit on a branch, and a pull request with labels and requests for reviews. */
export function directProposals(
  name: string,
  place: DirectPlace,
  { message, deletionMessage }: FileSet,
  style: CommitStyle,
  opts: ChildOptions,
): ProposalWay {
  const { author, message: format, pullRequest } = style;
  const { title, body, labels, reviewers } = pullRequest;
  return {
    open(attempt, files) {
      const args = {
        ...repositoryArgs(place),
        branch: headOf(style, attempt),
        base: place.branch,
        ...(author && { author }),
        message: commitMessage(message, format),
        deletionMessage: commitMessage(deletionMessage, format),
        ...{ title, body, labels, reviewers, kept: [] },
        files: Object.fromEntries(files.map(({ path, content }) => [path, content])),
      };
      const resource = new PullRequest(`${name}-pull-request-${attempt}`, args, place, opts);
      return {
        resource,
        number: resource.number,
        files: resource.committed.apply((committed) => withCommits(files, committed)),
      };
    },
  };
}
