import * as path from "node:path";

import * as pulumi from "@pulumi/pulumi";

import { BootstrapError } from "../../../../errors";
import { requirementsOfBranch } from "../branch-rules";
import type { Api } from "../providers/api";
import { readBlob } from "../providers/branch";
import { listAll, type Listed } from "../providers/repository";
import * as errors from "../read-errors";
import type { GitHubTarget } from "../read-errors";
import { askGitHub } from "./ask";
import { queryBranch, queryName, type BranchAnswer } from "./branch-query";
import { gathered } from "./gathered";
import { keysOf, listDeployKeys, type ListedDeployKey } from "./deploy-keys";
import type { FoundRepository, RepositoryReader } from "./reader";

/** The mode of an entry that is a symbolic link: https://git-scm.com/book/en/v2/Git-Internals-Git-Objects */
const LINK = 0o120000;

/** What a reader asks by, and for. */
export interface ApiReaderOptions {
  readonly api: Api;
  /** Lists the deploy keys, which requires the right to administer the repository. */
  readonly listsKeys: boolean;
  /** The owner that the GitHub provider is configured with; undefined when it takes that of its token. */
  readonly providerOwner: string | undefined;
}

/** Returns a reader that asks GitHub's API. What is asked about the branch in one turn of the event loop is one query. */
export function apiReader(
  target: GitHubTarget,
  { api, listsKeys, providerOwner }: ApiReaderOptions,
  component: pulumi.Resource,
): RepositoryReader {
  const { owner, repository, branch } = target;
  const place = `/repos/${owner}/${repository}`;
  const ask = <T>(what: string, question: () => Promise<T>): Promise<T> => askGitHub(what, question, target, component);
  const query = gathered((paths) =>
    ask(`the branch ${branch}`, () => queryBranch(api, target, paths, providerOwner === undefined)),
  );

  const check = async () => {
    // Whether the token may register a key is known before anything is written.
    const listed = listsKeys ? listDeployKeys(() => listKeys(api, place), target, component) : Promise.resolve([]);
    listed.catch(() => undefined); // What is wrong with the repository is reported first.
    const answer = await query([]);
    const found = confirmed(answer, target, providerOwner, component);
    const deployKeys = keysOf(await listed, target, component);
    return { found: { ...found, deployKeys }, ref: answer.repository?.ref };
  };
  let checked: ReturnType<typeof check> | undefined;
  const look = () => (checked ??= check());

  /** Reads a file; of a link the file that it leads to, as GitHub's REST API does. */
  const readFile = async (file: string, followsLinks: boolean): Promise<string | undefined> => {
    const { object, mode } = (await query([file])).file(file) ?? {};
    if (object?.oid === undefined) return undefined;
    const { oid, text } = object;
    if (mode === LINK && followsLinks) return readFile(path.posix.join(path.posix.dirname(file), text ?? ""), false);
    return text == null || object.isTruncated === true ? ask(file, () => readBlob(api, place, oid)) : text;
  };

  return {
    lookUp: async () => (await look()).found,
    async read(file) {
      const [text] = await Promise.all([readFile(file, true), look()]);
      return text;
    },
    async listFiles() {
      const { commit } = (await look()).found;
      return ask("the files", () => listTree(api, `${place}/git/trees/${commit}?recursive=1`));
    },
    async isFormerName(name) {
      const { fullName } = (await look()).found;
      const present = await ask("the former name", () => queryName(api, name));
      return present !== undefined && isSame(present, fullName);
    },
    async hasEnded(head) {
      const wanted = new URLSearchParams({ head: `${owner}:${head}`, base: branch, state: "closed", per_page: "1" });
      const found = await ask("the pull requests", () => api.rest("GET", `${place}/pulls?${wanted.toString()}`));
      return (found as readonly unknown[]).length > 0;
    },
    async requirements() {
      const { ref } = await look();
      return ref == null ? undefined : requirementsOfBranch(ref);
    },
  };
}

/** Returns true for two names that are one to GitHub. */
function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** Returns what was found, or reports what was not. */
function confirmed(
  { repository: there, viewer }: BranchAnswer,
  target: GitHubTarget,
  providerOwner: string | undefined,
  component: pulumi.Resource,
): Required<Omit<FoundRepository, "deployKeys">> {
  const { owner, repository } = target;
  const ofProvider = providerOwner ?? viewer?.login ?? owner;
  // The provider of a repository that was transferred may have either owner.
  const owners = [owner, ...(there?.nameWithOwner.split("/").slice(0, 1) ?? [])];
  if (!owners.some((one) => isSame(one, ofProvider))) throw new BootstrapError(errors.wrongOwner(target, ofProvider));
  if (there === null) throw new BootstrapError(errors.repositoryNotFound(target));
  const { nameWithOwner: fullName, isArchived: archived, isEmpty, ref } = there;
  if (!isSame(fullName, `${owner}/${repository}`))
    void pulumi.log.warn(errors.renamedRepository(target, fullName), component);
  if (isEmpty) throw new BootstrapError(errors.repositoryEmpty(target));
  if (ref?.target == null) throw new BootstrapError(errors.branchNotFound(target));
  return { archived, fullName, commit: ref.target.oid };
}

async function listKeys(api: Api, place: string): Promise<readonly ListedDeployKey[]> {
  return (await listAll(api, `${place}/keys`)) as readonly (Listed & ListedDeployKey)[];
}

/** Lists the files of a commit; undefined when GitHub leaves some out: https://docs.github.com/en/rest/git/trees#get-a-tree */
async function listTree(api: Api, url: string): Promise<readonly string[] | undefined> {
  const { tree, truncated } = (await api.rest("GET", url)) as {
    readonly tree: readonly { readonly path: string; readonly type: string }[];
    readonly truncated: boolean;
  };
  return truncated ? undefined : tree.filter(({ type }) => type === "blob").map((entry) => entry.path);
}
