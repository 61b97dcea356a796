import { createHash } from "node:crypto";

import { Branch } from "@pulumi/github/branch";
import { getBranch } from "@pulumi/github/getBranch";
import { getRepositoryPullRequests } from "@pulumi/github/getRepositoryPullRequests";
import { RepositoryPullRequest } from "@pulumi/github/repositoryPullRequest";
import type { RepositoryFile } from "@pulumi/github/repositoryFile";
import * as pulumi from "@pulumi/pulumi";

import { resolveOutput } from "../../../pulumi/resolve-output";
import type { CommitStyle } from "../commit";
import { askGitHub } from "./query";
import { CommitStage, type ChildOptions, type Commit, type FileToCommit } from "../git-host";
import type { GitHubTarget } from "./read-errors";
import { committedFile, keepFile } from "./file";

/** What is proposed, and what there is. */
interface Proposal {
  readonly name: string;
  readonly target: GitHubTarget;
  /** Where GitHub is in a browser. */
  readonly url: string;
  readonly style: CommitStyle;
  readonly after: pulumi.Output<pulumi.Resource[]>;
  readonly opts: ChildOptions;
}

/** What came of it. */
interface Proposed {
  readonly stage: CommitStage;
  readonly resources: pulumi.Resource[];
  readonly pullRequestUrl?: pulumi.Output<string>;
  readonly files: readonly RepositoryFile[];
}

/**
 * Proposes the files by a branch and a pull request of their own: other files are another branch, and take the place of the
 * pull request before. What was merged is on the branch that Flux follows, which is how that is known; what was only closed is
 * proposed anew. Pulumi takes the branches of both away.
 *
 * @param found what is in each of the files on the branch that Flux follows
 * @param pushedBefore whether Pulumi knows those files from pushes
 */
export function propose(
  files: readonly FileToCommit[],
  found: pulumi.Output<(string | undefined)[]>,
  pushedBefore: pulumi.Output<boolean>,
  proposal: Proposal,
): Commit {
  const contents = pulumi.all(files.map(({ content }) => content));
  const proposed = pulumi
    .all([contents, found, pushedBefore])
    .apply(async ([wanted, texts, pushed]): Promise<Proposed> => {
      if (pushed) holdPushed(files, texts, proposal);
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
 * Finds out which attempts to get the files merged have ended, by a merge or without one, and what the next one is called: the
 * digest of the files and, from the second one on, a number.
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

/** Keeps the files that were pushed before as they are: were they left out, Pulumi would delete them from the branch. */
function holdPushed(
  files: readonly FileToCommit[],
  found: readonly (string | undefined)[],
  { name, target, style, opts }: Proposal,
): void {
  files.forEach((file, index) => {
    const content = found[index];
    if (content !== undefined)
      keepFile(name, target, { ...file, content }, content, style, { ...opts, retainOnDelete: true });
  });
}

function proposeChange(
  attempt: string,
  changed: readonly FileToCommit[],
  stage: CommitStage,
  proposal: Proposal,
): Proposed {
  const { name, target, url, style, after, opts } = proposal;
  const { owner, repository, branch: base } = target;
  const memory = memorize(attempt, PROPOSED, proposal, opts);
  const branch = createBranch(attempt, proposal, { ...opts, dependsOn: after.apply((before) => [...before, memory]) });
  const kept = changed.reduce<RepositoryFile[]>((done, file) => {
    const previous = done.at(-1) ?? branch;
    // They go with their branch.
    const fileOpts = { ...opts, dependsOn: previous, retainOnDelete: true };
    return [
      ...done,
      keepFile(`${name}-${attempt}`, { repository, branch: branch.branch }, file, undefined, style, fileOpts),
    ];
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
 * Deleting the branch of an attempt that has ended is Pulumi's, as the program has it no more. When somebody has deleted it
 * already, as GitHub does by itself where it is told to, GitHub refuses to do it again: then Pulumi is told to only forget it.
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
  // The provider answers with nothing for what does not exist.
  const deletedByPulumi = (branch as Partial<typeof branch> | undefined)?.sha !== undefined;
  const memory = memorize(attempt, DELETED, proposal, {
    ...opts,
    ...(deletedByPulumi ? { replaceOnChanges: ["input"] } : {}),
  });
  if ((await resolveOutput(memory.output as pulumi.Output<string>)) === PROPOSED)
    createBranch(attempt, proposal, { ...opts, retainOnDelete: true });
}

const PROPOSED = "proposed";
const DELETED = "deleted";

/** A Stash puts out what it was first given, or was given when it was replaced: whether the state has the branch. */
function memorize(attempt: string, input: string, { name }: Proposal, opts: ChildOptions): pulumi.Stash {
  return new pulumi.Stash(`${name}-branch-memory-${attempt}`, { input }, opts);
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

/** Whether there is a pull request of an attempt that is not open any more. */
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
