import { DELETE, REWRITE } from "../write-errors";
import type { Api } from "./api";
import { lastCommits, readBlob, readHead, type BranchHead } from "./branch";
import { accessOf, type CommitInputs, type CommitState } from "./commit";
import { persist } from "./persist";
import { configurable } from "./repository";
import { areOthers, isSamePlace, remove, write } from "./write-files";

/**
 * Returns the provider of the resource that keeps files on a branch by one commit for each change. The SDK of Pulumi runs it in a
 * process of its own, from the text that is in the state: it needs nothing but Node.js, and a destroy needs no program.
 *
 * @see https://www.pulumi.com/docs/iac/concepts/resources/dynamic-providers/
 */
export function handler() {
  const { configure, apiOf } = configurable();

  return {
    configure,

    /** The message and the author count from the next change on. */
    diff(_id: string, before: CommitState, inputs: CommitInputs): Promise<{ readonly changes: boolean }> {
      const places = (["api", "owner", "repository", "branch"] as const).map((part) => before[part] !== inputs[part]);
      return Promise.resolve({ changes: places.includes(true) || areOthers(before.committed, inputs.files) });
    },

    async create(inputs: CommitInputs): Promise<{ readonly id: string; readonly outs: CommitState }> {
      const { owner, repository, branch } = inputs;
      return { id: `${owner}/${repository}:${branch}`, outs: await write(apiOf(inputs), inputs, {}) };
    },

    async update(_id: string, before: CommitState, inputs: CommitInputs): Promise<{ readonly outs: CommitState }> {
      const api = apiOf(inputs);
      if (await isSamePlace(api, before, inputs)) return { outs: await write(api, inputs, before.committed) };
      // As long as the old files exist, Flux may return to them.
      await remove(apiOf(before), before, REWRITE);
      return { outs: await write(api, inputs, {}) };
    },

    /** Without the branch, the resource is gone. The files of others become the inputs, so that a preview shows the difference. */
    async read(id: string, state: CommitState): Promise<ReadResult> {
      const api = apiOf(state);
      const head = await persist("the files", state, () => readHead(api, state, Object.keys(state.committed)));
      if (head === undefined) return { id: "", props: {} };
      const { committed } = state;
      const changed = Object.keys(committed).filter((path) => head.blobs.get(path) !== committed[path]?.blob);
      if (changed.length === 0) return { id, props: state };
      const last = await persist("the last commits", state, () => lastCommits(api, state, changed));
      const files = await persist("the files", state, () => readFiles(api, head));
      const present = [...head.blobs].map(([path, blob]) => {
        const own = committed[path];
        return [path, own?.blob === blob ? own : { blob, commit: last.get(path)?.sha ?? head.oid }] as const;
      });
      return { id, props: { ...state, committed: Object.fromEntries(present) }, inputs: { ...accessOf(state), files } };
    },

    async delete(_id: string, state: CommitState): Promise<void> {
      await remove(apiOf(state), state, DELETE);
    },
  };
}

interface ReadResult {
  readonly id: string;
  readonly props: CommitState | Readonly<Record<string, never>>;
  readonly inputs?: CommitInputs;
}

async function readFiles(api: Api, { fullName, blobs }: BranchHead): Promise<Readonly<Record<string, string>>> {
  const contents = await Promise.all(
    [...blobs].map(async ([path, blob]) => [path, await readBlob(api, `/repos/${fullName}`, blob)] as const),
  );
  return Object.fromEntries(contents);
}
