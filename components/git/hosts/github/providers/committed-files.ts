import { createApi, type Api } from "./api";
import { lastCommits, readBlob, readHead, type BranchHead } from "./branch";
import { DELETE, REWRITE } from "../write-errors";
import { applyChange, type Change, type Changed } from "./change";
import { accessOf, blobOf, type CommitAccess, type CommitInputs, type CommitState, type CommittedBlob } from "./commit";
import { Explanation } from "./explanation";
import { persist } from "./persist";
import { tokenSources, type Configuration } from "./tokens";

/** What Pulumi sends in place of a value that a preview does not know. */
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

type Committed = Readonly<Record<string, CommittedBlob>>;

/**
 * Returns the provider of the resource that keeps files on a branch by one commit for each change. The SDK of Pulumi runs it in a
 * process of its own, from the text that is in the state: it needs nothing but Node.js, and a destroy needs no program.
 *
 * @see https://www.pulumi.com/docs/iac/concepts/resources/dynamic-providers/
 */
export function handler() {
  let configured: Configuration = () => undefined;
  const apiOf = ({ api, certificateAuthority }: CommitAccess): Api =>
    createApi(api, tokenSources(configured), certificateAuthority);

  return {
    configure({ config }: { readonly config: { get(key: string): string | undefined } }): Promise<void> {
      configured = (key) => config.get(key);
      return Promise.resolve();
    },

    /** The message and the author count from the next change on. */
    diff(_id: string, before: CommitState, inputs: CommitInputs): Promise<{ readonly changes: boolean }> {
      const places = (["api", "owner", "repository", "branch"] as const).map((part) => before[part] !== inputs[part]);
      const paths = new Set([...Object.keys(before.committed), ...Object.keys(inputs.files)]);
      const files = [...paths].map((path) => {
        const content = inputs.files[path];
        return content === undefined || content === UNKNOWN || blobOf(content) !== before.committed[path]?.blob;
      });
      return Promise.resolve({ changes: [...places, ...files].includes(true) });
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

/** Commits the files of the inputs, and deletes those that were committed before and are no longer wanted. */
async function write(api: Api, inputs: CommitInputs, known: Committed): Promise<CommitState> {
  const { files, kept, message, owner, repository, branch } = inputs;
  const dropped = Object.keys(known).filter((path) => files[path] === undefined && !kept.includes(path));
  const wanted = new Map<string, string | undefined>([
    ...Object.entries(files),
    ...dropped.map((path) => [path, undefined] as const),
  ]);
  const changed = await applyChange(api, { access: inputs, wanted, known, message, way: REWRITE });
  if (changed === undefined) {
    throw new Explanation(
      `github: ${owner}/${repository} or its branch ${JSON.stringify(branch)} was not found. Check that both exist, and that the token may ` +
        "read and write the repository's contents, then run it again.",
    );
  }
  return { ...accessOf(inputs), committed: await committedFiles(api, inputs, known, changed) };
}

/** Returns the record of the files after a change. */
async function committedFiles(
  api: Api,
  inputs: CommitInputs,
  known: Committed,
  { commit, head }: Changed,
): Promise<Committed> {
  const files = Object.entries(inputs.files).map(([path, content]) => {
    const blob = blobOf(content);
    const isWritten = head.blobs.get(path) !== blob;
    return { path, blob, commit: isWritten ? commit : known[path]?.blob === blob ? known[path].commit : undefined };
  });
  const unknown = files.filter((file) => file.commit === undefined).map(({ path }) => path);
  const last =
    unknown.length === 0
      ? undefined
      : await persist("the last commits", inputs, () => lastCommits(api, inputs, unknown));
  return Object.fromEntries(
    files.map(({ path, blob, commit: own }) => [path, { blob, commit: own ?? last?.get(path)?.sha ?? head.oid }]),
  );
}

/** Deletes the files by one commit. What is gone already is forgiven: a file, the branch and the repository. */
async function remove(api: Api, state: CommitState, way: Change["way"]): Promise<void> {
  const { committed: known, owner, repository, branch, deletionMessage: message } = state;
  const wanted = new Map(Object.keys(known).map((path) => [path, undefined] as const));
  const changed = await applyChange(api, { access: state, wanted, known, message, way });
  if (changed !== undefined) return;
  console.log(
    `github: ${owner}/${repository} or its branch ${JSON.stringify(branch)} was not found, so that no file is deleted there.`,
  );
}

/**
 * Returns true where inputs have the branch of the state, also under another name that the repository has got since. A GitHub with
 * another address may be another one: it is taken for the same when the branch has the files there.
 */
async function isSamePlace(api: Api, before: CommitState, inputs: CommitInputs): Promise<boolean> {
  if (before.branch !== inputs.branch) return false;
  const isNamedAlike = before.owner === inputs.owner && before.repository === inputs.repository;
  if (before.api !== inputs.api) return isNamedAlike && hasAll(api, before, inputs);
  if (isNamedAlike) return true;
  const [former, present] = await persist("the repository", inputs, () =>
    Promise.all([readHead(api, before, []), readHead(api, inputs, [])]),
  );
  return former !== undefined && former.fullName === present?.fullName;
}

/** Returns true where the branch of inputs has the files of a state as they were committed. */
async function hasAll(api: Api, { committed }: CommitState, inputs: CommitInputs): Promise<boolean> {
  const paths = Object.keys(committed);
  const head = await persist("the files", inputs, () => readHead(api, inputs, paths));
  return head !== undefined && paths.every((path) => head.blobs.get(path) === committed[path]?.blob);
}

async function readFiles(api: Api, { fullName, blobs }: BranchHead): Promise<Readonly<Record<string, string>>> {
  const contents = await Promise.all(
    [...blobs].map(async ([path, blob]) => [path, await readBlob(api, `/repos/${fullName}`, blob)] as const),
  );
  return Object.fromEntries(contents);
}
