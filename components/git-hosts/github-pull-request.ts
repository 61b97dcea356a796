import { createHash } from "node:crypto";

import { Branch } from "@pulumi/github/branch";
import { getBranch } from "@pulumi/github/getBranch";
import { getRepositoryPullRequests } from "@pulumi/github/getRepositoryPullRequests";
import { RepositoryPullRequest } from "@pulumi/github/repositoryPullRequest";
import type { RepositoryFile } from "@pulumi/github/repositoryFile";
import * as pulumi from "@pulumi/pulumi";

import { valueOf } from "../value-of";
import type { CommitStyle } from "./commit-options";
import { askGitHub } from "./github-ask";
import { CommitStage, type ChildOptions, type Commit, type FileToCommit } from "./git-host";
import type { GitHubTarget } from "./github-errors";
import { committedFile, keepFile } from "./github-file";

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
 * pull request before. What was merged is on the branch that Flux follows, which is how that is known; then Pulumi takes the
 * branch away, as it does with that of a pull request that somebody closed.
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
  const proposed = pulumi.all([contents, found, pushedBefore]).apply(([wanted, texts, pushed]) => {
    if (pushed) holdPushed(files, texts, proposal);
    const changed = files
      .map((file, index) => ({ ...file, content: wanted[index] ?? "", found: texts[index] }))
      .filter((file) => file.found !== file.content && (file.found === undefined || file.isForeign?.(file.found) !== true));
    const digest = createHash("sha256").update(wanted.join("\0")).digest("hex").slice(0, 8);
    if (changed.length === 0) return merged(digest, proposal);
    const stage = texts.every((text) => text === undefined) ? CommitStage.WaitingForFirst : CommitStage.Waiting;
    return proposeChange(digest, changed, stage, proposal);
  });
  return {
    stage: proposed.apply(({ stage }) => stage),
    resources: pulumi.all([proposal.after, proposed]).apply(([before, { resources }]) => [...before, ...(resources as pulumi.Resource[])]),
    files: proposed.apply(({ files: kept }) => pulumi.all((kept as readonly RepositoryFile[]).map(committedFile))),
    pullRequestUrl: proposed.apply(({ pullRequestUrl }) => pulumi.output(pullRequestUrl)),
  };
}

/** Keeps the files that were pushed before as they are: were they left out, Pulumi would delete them from the branch. */
function holdPushed(files: readonly FileToCommit[], found: readonly (string | undefined)[], { name, target, style, opts }: Proposal): void {
  files.forEach((file, index) => {
    const content = found[index];
    if (content !== undefined) keepFile(name, target, { ...file, content }, content, style, { ...opts, retainOnDelete: true });
  });
}

async function proposeChange(digest: string, changed: readonly FileToCommit[], stage: CommitStage, proposal: Proposal): Promise<Proposed> {
  const { name, target, url, style, after, opts } = proposal;
  const { owner, repository, branch: base } = target;
  const head = `${style.pullRequest.branchPrefix}-${digest}`;
  const closed = await pullRequestsOf(head, target, opts);
  if (closed.length > 0) {
    const text = `github: the pull request ${url}/${owner}/${repository}/pull/${String(closed[0])} was closed, and ${base} lacks what it proposed. Reopen and merge it, or change what the program wants: that is proposed anew.`;
    void pulumi.log.warn(text, opts.parent);
    return { stage, resources: [], files: [] };
  }
  const memory = memorize(name, digest, PROPOSED, opts);
  const branch = createBranch(name, digest, head, proposal, { ...opts, dependsOn: after.apply((before) => [...before, memory]) });
  const kept = changed.reduce<RepositoryFile[]>((done, file) => {
    const previous = done.at(-1) ?? branch;
    // They go with their branch.
    const fileOpts = { ...opts, dependsOn: previous, retainOnDelete: true };
    return [...done, keepFile(`${name}-${digest}`, { repository, branch: branch.branch }, file, undefined, style, fileOpts)];
  }, []);
  const { title, body } = style.pullRequest;
  const pullRequest = new RepositoryPullRequest(
    `${name}-${digest}`,
    { owner, baseRepository: repository, baseRef: base, headRef: branch.branch, title, body },
    { ...opts, dependsOn: [...kept] },
  );
  const pullRequestUrl = pulumi.interpolate`${url}/${owner}/${repository}/pull/${pullRequest.number}`;
  return { stage, resources: [pullRequest], files: kept, pullRequestUrl };
}

/**
 * Deleting the branch of what was merged is Pulumi's, as the program has it no more. When somebody has deleted it already, as
 * GitHub does by itself where it is told to, GitHub refuses to do it again: then Pulumi is told to only forget it.
 */
async function merged(digest: string, proposal: Proposal): Promise<Proposed> {
  const { name, target, style, opts } = proposal;
  const done: Proposed = { stage: CommitStage.OnBranch, resources: [], files: [] };
  const head = `${style.pullRequest.branchPrefix}-${digest}`;
  const { repository } = target;
  const { parent } = opts;
  const branch = await askGitHub(`the branch ${head}`, () => getBranch({ repository, branch: head }, { parent }), target, parent);
  if ((await pullRequestsOf(head, target, opts)).length === 0) return done;
  // The provider answers with nothing for what does not exist.
  const deletedByPulumi = (branch as Partial<typeof branch> | undefined)?.sha !== undefined;
  const memory = memorize(name, digest, DELETED, { ...opts, ...(deletedByPulumi ? { replaceOnChanges: ["input"] } : {}) });
  if ((await valueOf(memory.output as pulumi.Output<string>)) === PROPOSED) {
    createBranch(name, digest, head, proposal, { ...opts, retainOnDelete: true });
  }
  return done;
}

const PROPOSED = "proposed";
const DELETED = "deleted";

/** A Stash puts out what it was first given, or was given when it was replaced: whether the state has the branch. */
function memorize(name: string, digest: string, input: string, opts: ChildOptions): pulumi.Stash {
  return new pulumi.Stash(`${name}-${digest}`, { input }, opts);
}

function createBranch(name: string, digest: string, head: string, { target }: Proposal, opts: pulumi.CustomResourceOptions): Branch {
  const { repository, branch: sourceBranch } = target;
  return new Branch(`${name}-${digest}`, { repository, branch: head, sourceBranch }, opts);
}

/** The numbers of the pull requests from a branch that are not open any more. */
async function pullRequestsOf(head: string, target: GitHubTarget, { parent }: ChildOptions): Promise<number[]> {
  const { owner, repository, branch } = target;
  const args = { owner, baseRepository: repository, baseRef: branch, headRef: `${owner}:${head}`, state: "closed" };
  const found = await askGitHub("the pull requests", () => getRepositoryPullRequests(args, { parent }), target, parent);
  return ((found as Partial<typeof found> | undefined)?.results ?? []).map(({ number }) => number);
}
