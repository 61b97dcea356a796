import { createHash } from "node:crypto";

import { Branch } from "@pulumi/github/branch";
import { getBranch } from "@pulumi/github/getBranch";
import { getRepositoryPullRequests } from "@pulumi/github/getRepositoryPullRequests";
import { RepositoryPullRequest } from "@pulumi/github/repositoryPullRequest";
import type { RepositoryFile } from "@pulumi/github/repositoryFile";
import * as pulumi from "@pulumi/pulumi";

import { OVERWRITE, remember } from "../../../pulumi/state-memory";
import { resolveOutput } from "../../../pulumi/resolve-output";
import type { CommitStyle } from "../commit";
import { askGitHub } from "./lookups/ask";
import { CommitStage, type ChildOptions, type Commit, type FileToCommit } from "../git-host";
import type { GitHubTarget } from "./read-errors";
import { committedFile, keepFile } from "./file";

/** The pull request to open. */
interface Proposal {
  readonly name: string;
  readonly target: GitHubTarget;
  /** The address of GitHub in a browser. */
  readonly url: string;
  readonly style: CommitStyle;
  readonly after: pulumi.Output<pulumi.Resource[]>;
  readonly opts: ChildOptions;
}

/** The result of a proposal. */
interface Proposed {
  readonly stage: CommitStage;
  readonly resources: pulumi.Resource[];
  readonly pullRequestUrl?: pulumi.Output<string>;
  readonly files: readonly RepositoryFile[];
}

/**
 * Proposes the files in a branch and a pull request of their own: other files get another branch, and their pull
 * request replaces the one before. A merge is detected by the files on the branch that Flux follows; a pull request
 * that was only closed is opened again. Pulumi deletes the branches of both.
 *
 * @param found the content of each of the files on the branch that Flux follows
 * @param held resolves when what the state has of those files from pushes is declared
 */
export function propose(
  files: readonly FileToCommit[],
  found: pulumi.Output<(string | undefined)[]>,
  held: pulumi.Output<void>,
  proposal: Proposal,
): Commit {
  const contents = pulumi.all(files.map(({ content }) => content));
  const proposed = pulumi.all([contents, found, held]).apply(async ([wanted, texts]): Promise<Proposed> => {
    const changed = files
      .map((file, index) => ({ ...file, content: wanted[index] ?? "", found: texts[index] }))
      .filter(
        (file) => file.found !== file.content && (file.found === undefined || file.isForeign?.(file.found) !== true),
      );
    const digest = createHash("sha256").update(wanted.join("\0")).digest("hex").slice(0, 8);
    const { last, next } = await attemptsAt(digest, proposal);
    if (last !== undefined) await forget(last, proposal);
    if (changed.length === 0) return { stage: CommitStage.OnBranch, resources: [], files: [] };
    const stage = texts.every((text) => text === undefined) ? CommitStage.WaitingForFirst : CommitStage.Waiting;
    return proposeChange(next, changed, stage, proposal);
  });
  return {
    stage: proposed.apply(({ stage }) => stage),
    resources: pulumi.all([proposal.after, proposed]).apply(([before, { resources }]) => [...before, ...resources]),
    files: proposed.apply(({ files: kept }) => pulumi.all(kept.map(committedFile))),
    pullRequestUrl: proposed.apply(({ pullRequestUrl }) => pulumi.output(pullRequestUrl)),
  };
}

/**
 * Returns the last attempt to merge the files that has ended, by a merge or without one, and the name of the next
 * attempt: the digest of the files and, from the second attempt on, a number.
 */
async function attemptsAt(
  digest: string,
  proposal: Proposal,
): Promise<{ readonly last: string | undefined; readonly next: string }> {
  let last: string | undefined;
  for (let attempt = 1; ; attempt += 1) {
    const next = attempt === 1 ? digest : `${digest}-${String(attempt)}`;
    if (!(await hasEnded(next, proposal))) return { last, next };
    last = next;
  }
}

/**
 * Keeps the files that were pushed before as they are: if the program left them out, Pulumi would delete them from the
 * branch.
 */
export function holdPushed(
  files: readonly FileToCommit[],
  found: readonly (string | undefined)[],
  { name, target, style, opts }: Proposal,
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

function proposeChange(
  attempt: string,
  changed: readonly FileToCommit[],
  stage: CommitStage,
  proposal: Proposal,
): Proposed {
  const { name, target, url, style, after, opts } = proposal;
  const { owner, repository, branch: base } = target;
  const { stash } = rememberBranch(attempt, PROPOSED, proposal, opts);
  const branch = createBranch(attempt, proposal, { ...opts, dependsOn: after.apply((before) => [...before, stash]) });
  const kept = changed.reduce<RepositoryFile[]>((done, file) => {
    const previous = done.at(-1) ?? branch;
    // They are deleted with their branch.
    const fileOpts = { ...opts, dependsOn: previous, retainOnDelete: true };
    return [...done, keepFile(`${name}-${attempt}`, { repository, branch: branch.branch }, file, NEW, style, fileOpts)];
  }, []);
  const { title, body } = style.pullRequest;
  const pullRequest = new RepositoryPullRequest(
    `${name}-pull-request-${attempt}`,
    { owner, baseRepository: repository, baseRef: base, headRef: branch.branch, title, body },
    { ...opts, dependsOn: [...kept] },
  );
  const pullRequestUrl = pulumi.interpolate`${url}/${owner}/${repository}/pull/${pullRequest.number}`;
  return { stage, resources: [pullRequest], files: kept, pullRequestUrl };
}

/**
 * Removes the branch of an attempt that has ended. Pulumi deletes it, because the program no longer declares it. When
 * the branch was deleted already, as GitHub does after a merge where the repository is set to do so, GitHub refuses a
 * second deletion: then the branch is declared once more with `retainOnDelete`, so that Pulumi only removes it from the
 * state.
 */
async function forget(attempt: string, proposal: Proposal): Promise<void> {
  const { target, opts } = proposal;
  const { repository } = target;
  const { parent } = opts;
  const head = headOf(attempt, proposal);
  const branch = await askGitHub(
    `the branch ${head}`,
    () => getBranch({ repository, branch: head }, { parent }),
    target,
    parent,
  );
  // The provider returns nothing for a branch that does not exist.
  const deletedByPulumi = (branch as Partial<typeof branch> | undefined)?.sha !== undefined;
  const { remembered } = rememberBranch(attempt, DELETED, proposal, {
    ...opts,
    ...(deletedByPulumi ? OVERWRITE : {}),
  });
  if ((await resolveOutput(remembered)) === PROPOSED)
    createBranch(attempt, proposal, { ...opts, retainOnDelete: true });
}

const PROPOSED = "proposed";
const DELETED = "deleted";

/** Remembers in the state that it has the branch, or no longer has it. */
function rememberBranch(attempt: string, state: string, { name }: Proposal, opts: ChildOptions) {
  return remember<string>(`${name}-branch-memory-${attempt}`, state, opts);
}

function createBranch(attempt: string, proposal: Proposal, opts: pulumi.CustomResourceOptions): Branch {
  const { repository, branch: sourceBranch } = proposal.target;
  return new Branch(
    `${proposal.name}-branch-${attempt}`,
    { repository, branch: headOf(attempt, proposal), sourceBranch },
    opts,
  );
}

function headOf(attempt: string, { style }: Proposal): string {
  return `${style.pullRequest.branchPrefix}-${attempt}`;
}

/** Returns true when the pull request of an attempt exists and is no longer open. */
async function hasEnded(attempt: string, proposal: Proposal): Promise<boolean> {
  const { target, opts } = proposal;
  const { owner, repository, branch } = target;
  const { parent } = opts;
  const args = {
    owner,
    baseRepository: repository,
    baseRef: branch,
    headRef: `${owner}:${headOf(attempt, proposal)}`,
    state: "closed",
  };
  const found = await askGitHub("the pull requests", () => getRepositoryPullRequests(args, { parent }), target, parent);
  return ((found as Partial<typeof found> | undefined)?.results ?? []).length > 0;
}
