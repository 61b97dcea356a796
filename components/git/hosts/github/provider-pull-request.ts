import { Branch } from "@pulumi/github/branch";
import { getBranch } from "@pulumi/github/getBranch";
import type { RepositoryFile } from "@pulumi/github/repositoryFile";
import { RepositoryPullRequest } from "@pulumi/github/repositoryPullRequest";
import * as pulumi from "@pulumi/pulumi";

import { resolveOutput } from "../../../pulumi/resolve-output";
import { OVERWRITE, remember } from "../../../pulumi/state-memory";
import { headOf, type CommitStyle } from "../commit";
import type { ChildOptions, FileToCommit } from "../git-host";
import { committedFile, keepFile } from "./file";
import { askGitHub } from "./lookups/ask";
import type { OpenedPullRequest, ProposalWay, ProposedFile } from "./proposal";
import type { GitHubTarget } from "./read-errors";

/** The repository, and the resources that the GitHub provider makes there. */
interface ProviderPlace {
  readonly name: string;
  readonly target: GitHubTarget;
  readonly style: CommitStyle;
  readonly after: pulumi.Output<pulumi.Resource[]>;
  readonly opts: ChildOptions;
}

/** Returns the way to propose files by the GitHub provider, with a commit for each file. It can neither set labels nor request reviews. */
export function providerProposals(place: ProviderPlace): ProposalWay {
  return {
    open: (attempt, files) =>
      openPullRequest(
        attempt,
        files.filter(({ found, content }) => found !== content),
        place,
      ),
    forget: (attempt) => forget(attempt, place),
  };
}

/**
 * Keeps the files that were pushed before as they are: if the program left them out, Pulumi would delete them from the
 * branch.
 */
export function holdPushed(
  files: readonly FileToCommit[],
  found: readonly (string | undefined)[],
  { name, target, style, opts }: ProviderPlace,
): void {
  files.forEach((file, index) => {
    const content = found[index];
    if (content !== undefined)
      keepFile(name, target, { ...file, content }, { found: content, wanted: content }, style, {
        ...opts,
        retainOnDelete: true,
      });
  });
}

/** The branch of an attempt is the program's own: whatever is there is replaced. */
const NEW = { found: undefined, wanted: undefined };

function openPullRequest(attempt: string, changed: readonly ProposedFile[], place: ProviderPlace): OpenedPullRequest {
  const { name, target, style, after, opts } = place;
  const { owner, repository, branch: base } = target;
  const { stash } = rememberBranch(attempt, PROPOSED, place, opts);
  const branch = createBranch(attempt, place, { ...opts, dependsOn: after.apply((before) => [...before, stash]) });
  const kept = changed.reduce<RepositoryFile[]>((done, file) => {
    const previous = done.at(-1) ?? branch;
    // They are deleted with their branch.
    const fileOpts = { ...opts, dependsOn: previous, retainOnDelete: true };
    return [...done, keepFile(`${name}-${attempt}`, { repository, branch: branch.branch }, file, NEW, style, fileOpts)];
  }, []);
  const { title, body, reviewers } = style.pullRequest;
  const mentions = reviewers.map((reviewer) => `@${reviewer}`).join(" ");
  const pullRequest = new RepositoryPullRequest(
    `${name}-pull-request-${attempt}`,
    {
      ...{ owner, baseRepository: repository, baseRef: base, headRef: branch.branch, title },
      body: mentions === "" ? body : `${body}\n\nPlease review: ${mentions}`,
    },
    { ...opts, dependsOn: [...kept] },
  );
  return { resource: pullRequest, files: pulumi.all(kept.map(committedFile)), number: pullRequest.number };
}

/**
 * Removes the branch of an attempt that has ended. Pulumi deletes it, because the program no longer declares it. When
 * the branch was deleted already, as GitHub does after a merge where the repository is set to do so, GitHub refuses a
 * second deletion: then the branch is declared once more with `retainOnDelete`, so that Pulumi only removes it from the
 * state.
 */
async function forget(attempt: string, place: ProviderPlace): Promise<void> {
  const { target, style, opts } = place;
  const { repository } = target;
  const { parent } = opts;
  const head = headOf(style, attempt);
  const branch = await askGitHub(
    `the branch ${head}`,
    () => getBranch({ repository, branch: head }, { parent }),
    target,
    parent,
  );
  // The provider returns nothing for a branch that does not exist.
  const deletedByPulumi = (branch as Partial<typeof branch> | undefined)?.sha !== undefined;
  const { remembered } = rememberBranch(attempt, DELETED, place, { ...opts, ...(deletedByPulumi ? OVERWRITE : {}) });
  if ((await resolveOutput(remembered)) === PROPOSED) createBranch(attempt, place, { ...opts, retainOnDelete: true });
}

const PROPOSED = "proposed";
const DELETED = "deleted";

/** Remembers in the state that it has the branch, or no longer has it. */
function rememberBranch(attempt: string, state: string, { name }: ProviderPlace, opts: ChildOptions) {
  return remember<string>(`${name}-branch-memory-${attempt}`, state, opts);
}

function createBranch(
  attempt: string,
  { name, target, style }: ProviderPlace,
  opts: pulumi.CustomResourceOptions,
): Branch {
  const { repository, branch: sourceBranch } = target;
  return new Branch(`${name}-branch-${attempt}`, { repository, branch: headOf(style, attempt), sourceBranch }, opts);
}
