import { branchNotFound } from "../read-errors";
import type { Api } from "./api";
import { headRef, readHead } from "./branch";
import type { CommitInputs, CommitState } from "./commit";
import { Explanation } from "./explanation";
import { persist } from "./persist";
import { configurable, find, isNotFound, isRefused, pathOf } from "./repository";
import { areOthers, isSamePlace, write } from "./write-files";

/** The inputs of a pull request that merges files. `branch` is the one that has them, which belongs to the program. */
export interface PullRequestInputs extends CommitInputs, Request {
  /** The branch to merge into. */
  readonly base: string;
}

/** What people see of a pull request. */
interface Request {
  readonly title: string;
  /** Markdown. */
  readonly body: string;
  readonly labels: readonly string[];
  /** Users, and teams as `organization/team`. */
  readonly reviewers: readonly string[];
}

/** The outputs of a pull request. */
export interface PullRequestState extends CommitState, Request {
  readonly base: string;
  readonly number: number;
}

const WHAT = "the pull request";

/** Returns the provider of pull requests: a branch, one commit on it, the request, its labels, and the reviews that are requested. */
export function handler() {
  const { configure, apiOf } = configurable();

  const open = async (inputs: PullRequestInputs): Promise<PullRequestState> => {
    const api = apiOf(inputs);
    await persist(WHAT, inputs, () => createBranch(api, inputs));
    const committed = await write(api, inputs, {});
    const number = await persist(WHAT, inputs, () => request(api, inputs));
    await persist(WHAT, inputs, () => address(api, number, NOBODY, inputs));
    return stateOf(committed, inputs, number);
  };

  const remove = async (state: PullRequestState): Promise<void> => {
    const api = apiOf(state);
    await persist(`the branch ${state.branch}`, state, () => deleteBranch(api, state));
  };

  return {
    configure,

    /** The message and the author count from the next change on. */
    diff(_id: string, before: PullRequestState, inputs: PullRequestInputs): Promise<{ readonly changes: boolean }> {
      const parts = (["api", "owner", "repository", "branch", "base", "title", "body"] as const).map(
        (part) => before[part] !== inputs[part],
      );
      const lists = (["labels", "reviewers"] as const).map((part) => String(before[part]) !== String(inputs[part]));
      return Promise.resolve({
        changes: [...parts, ...lists].includes(true) || areOthers(before.committed, inputs.files),
      });
    },

    async create(inputs: PullRequestInputs): Promise<{ readonly id: string; readonly outs: PullRequestState }> {
      return { id: `${inputs.owner}/${inputs.repository}:${inputs.branch}`, outs: await open(inputs) };
    },

    async update(
      _id: string,
      before: PullRequestState,
      inputs: PullRequestInputs,
    ): Promise<{ readonly outs: PullRequestState }> {
      const api = apiOf(inputs);
      if (!(await isSamePlace(api, before, inputs))) {
        const outs = await open(inputs);
        await remove(before);
        return { outs };
      }
      const { number } = before;
      const committed = await write(api, inputs, before.committed);
      const { title, body, base } = inputs;
      if (title !== before.title || body !== before.body || base !== before.base)
        await persist(WHAT, inputs, () =>
          api.rest("PATCH", `${pullsOf(inputs)}/${String(number)}`, { title, body, base }),
        );
      await persist(WHAT, inputs, () => address(api, number, before, inputs));
      return { outs: stateOf(committed, inputs, number) };
    },

    /** What people do with the request is theirs: only one that is gone is another state. */
    async read(id: string, state: PullRequestState): Promise<{ readonly id: string; readonly props: object }> {
      const path = `${pullsOf(state)}/${String(state.number)}`;
      const found = await persist(WHAT, state, () => find(apiOf(state), path));
      return found === undefined ? { id: "", props: {} } : { id, props: state };
    },

    delete: (_id: string, state: PullRequestState): Promise<void> => remove(state),
  };
}

const NOBODY: Pick<Request, "labels" | "reviewers"> = { labels: [], reviewers: [] };

function stateOf(committed: CommitState, inputs: PullRequestInputs, number: number): PullRequestState {
  const { base, title, body, labels, reviewers } = inputs;
  return { ...committed, ...{ base, title, body, labels, reviewers, number } };
}

function pullsOf(access: CommitState | PullRequestInputs): string {
  return `${pathOf(access)}/pulls`;
}

/**
 * Creates the branch at the head of the one to merge into. One that exists is of a run that did not get further.
 * @see https://docs.github.com/en/rest/git/refs#create-a-reference
 */
async function createBranch(api: Api, inputs: PullRequestInputs): Promise<void> {
  const base = { ...inputs, branch: inputs.base };
  const head = await readHead(api, base, []);
  if (head === undefined) throw new Explanation(branchNotFound(base));
  const ref = { ref: `refs/heads/${inputs.branch}`, sha: head.oid };
  await api.rest("POST", `${pathOf(inputs)}/git/refs`, ref).catch(unless(/already exists/i));
}

/** @see https://docs.github.com/en/rest/git/refs#delete-a-reference */
async function deleteBranch(api: Api, state: PullRequestState): Promise<void> {
  try {
    await api.rest("DELETE", `${pathOf(state)}/git/${headRef(state.branch)}`).catch(unless(/does not exist/i));
  } catch (error) {
    // The answer to a token that may not delete it, too.
    if (!isNotFound(error) || (await readHead(api, state, [])) !== undefined) throw error;
  }
}

/**
 * Opens the request, or returns the one that is open.
 * @see https://docs.github.com/en/rest/pulls/pulls#create-a-pull-request
 */
async function request(api: Api, inputs: PullRequestInputs): Promise<number> {
  const { owner, branch: head, base, title, body } = inputs;
  try {
    return numberOf(await api.rest("POST", pullsOf(inputs), { title, body, head, base }));
  } catch (error) {
    unless(/already exists/i)(error);
    const wanted = new URLSearchParams({ head: `${owner}:${head}`, base, state: "open" });
    const [open] = (await api.rest("GET", `${pullsOf(inputs)}?${wanted.toString()}`)) as readonly unknown[];
    if (open === undefined) throw error;
    return numberOf(open);
  }
}

function numberOf(pull: unknown): number {
  return (pull as { readonly number: number }).number;
}

/**
 * Sets labels and requests reviews; those of before that are no longer wanted are taken back, and those of others stay.
 *
 * @see https://docs.github.com/en/rest/issues/labels
 * @see https://docs.github.com/en/rest/pulls/review-requests
 */
async function address(
  api: Api,
  number: number,
  before: Pick<Request, "labels" | "reviewers">,
  inputs: PullRequestInputs,
): Promise<void> {
  const labels = `${pathOf(inputs)}/issues/${String(number)}/labels`;
  const reviews = `${pullsOf(inputs)}/${String(number)}/requested_reviewers`;
  const newLabels = without(inputs.labels, before.labels);
  const newReviewers = without(inputs.reviewers, before.reviewers);
  const oldReviewers = without(before.reviewers, inputs.reviewers);
  if (newLabels.length > 0) await api.rest("POST", labels, { labels: newLabels });
  for (const label of without(before.labels, inputs.labels)) {
    await api.rest("DELETE", `${labels}/${encodeURIComponent(label)}`).catch((error: unknown) => {
      if (!isNotFound(error)) throw error;
    });
  }
  if (newReviewers.length > 0) await api.rest("POST", reviews, reviewersOf(newReviewers));
  if (oldReviewers.length > 0) await api.rest("DELETE", reviews, reviewersOf(oldReviewers));
}

function reviewersOf(names: readonly string[]): object {
  const teams = names.filter((name) => name.includes("/"));
  return { reviewers: without(names, teams), team_reviewers: teams.map((team) => team.split("/").at(-1)) };
}

function without(all: readonly string[], others: readonly string[]): string[] {
  return all.filter((one) => !others.includes(one));
}

/** Returns a function that throws every error but GitHub's refusal with such words. */
function unless(words: RegExp): (error: unknown) => void {
  return (error) => {
    if (!isRefused(error) || !words.test(error.message)) throw error;
  };
}
