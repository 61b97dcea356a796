import { createHash } from "node:crypto";
import { BranchMoved } from "../git/branch-moved";
import { commitFiles } from "../git/commit-files";
import type { GitObject } from "../git/git-object";
import { readAt } from "../git/read-at";
import type { JsonObject } from "../json";
import { commitAsWebFlow } from "../state/commit-as-web-flow";
import { ApiError } from "./api-error";
import { optionalText } from "./body";
import type { RepositoryCall } from "./call";
import { findBranch } from "./find-branch";
import { isEmpty } from "./is-empty";
import { isSignedByGitHub, signaturesOf, webFlow } from "./signatures-of";
import { gitCommitView } from "./views/commit-view";

/** The branch that a contents request writes to. */
export interface ContentBranch {
  readonly name: string;
  /** Undefined when the repository is empty: then the commit makes the branch. */
  readonly tip: string | undefined;
  /** What is at the path now. */
  readonly known: GitObject | undefined;
}

/** Looks up the branch and what is there. */
export async function contentBranch({ repository, body }: RepositoryCall, path: string): Promise<ContentBranch> {
  const name = optionalText(body, "branch") || repository.settings.default_branch;
  const found = await readAt(repository.directory, `refs/heads/${name}`, path);
  if (found !== undefined) return { name, tip: found.commit.sha, known: found.object };
  if (!(await isEmpty(repository))) throw new ApiError(404, `Branch ${name} not found`);
  return { name, tip: undefined, known: undefined };
}

/** One file's change. */
export interface ContentChange extends ContentBranch {
  readonly path: string;
  readonly content: Buffer | null;
  readonly message: string;
}

/** Commits the change, unless the branch is protected or somebody else's commit came first. */
export async function commitContent(
  call: RepositoryCall,
  { name, tip, known, path, content, message }: ContentChange,
): Promise<{ readonly blob: string; readonly view: JsonObject }> {
  const { state, repository } = call;
  const rule = repository.protections.get(name);
  const isSigned = isSignedByGitHub(call);
  const verb = content === null ? "delete" : known === undefined ? "create" : "update";
  const refusal = rule?.inRuleset === true ? "Repository rule violations found\n\n" : `Could not ${verb} file: `;
  if (rule?.requiredReviews !== undefined)
    throw new ApiError(409, `${refusal}Changes must be made through a pull request.`);
  if (rule?.requiredSignatures === true && !isSigned)
    throw new ApiError(409, `${refusal}Commits must have verified signatures.`);
  const { directory } = repository;
  const signatures = signaturesOf(call, webFlow());
  try {
    const change = { branch: name, parent: tip, files: { [path]: content }, message, ...signatures };
    const commit = await (isSigned ? commitAsWebFlow(state, directory, change) : commitFiles(directory, change));
    repository.updatedAt = new Date();
    return { blob: blobSha(content ?? Buffer.of()), view: gitCommitView(state, repository, commit) };
  } catch (error) {
    if (!(error instanceof BranchMoved)) throw error;
    const now = await findBranch(repository, name);
    throw new ApiError(409, `is at ${now?.sha ?? "nothing"} but expected ${tip ?? "nothing"}`);
  }
}

/** @see https://git-scm.com/book/en/v2/Git-Internals-Git-Objects#_object_storage */
function blobSha(content: Buffer): string {
  return createHash("sha1")
    .update(`blob ${String(content.length)}\0`)
    .update(content)
    .digest("hex");
}
