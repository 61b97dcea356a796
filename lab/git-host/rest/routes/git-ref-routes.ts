import { BranchMoved } from "../../git/branch-moved";
import { history } from "../../git/history";
import { isAncestor } from "../../git/is-ancestor";
import { readObjects } from "../../git/read-objects";
import { listRefs, updateRef, type Ref } from "../../git/refs";
import type { BranchProtection } from "../../state/branch-protection";
import { created, noContent, ok } from "../answer";
import { ApiError, notFound } from "../api-error";
import { optionalFlag, requiredText } from "../body";
import { parameter, type RepositoryCall } from "../call";
import { refuseEmpty } from "../is-empty";
import { isRefName } from "../is-ref-name";
import { repositoryRoute, type Route } from "../route";
import { refView } from "../views/ref-view";

/** Branches and tags as the Git database has them. */
export const GIT_REF_ROUTES: readonly Route[] = [
  // https://docs.github.com/en/rest/git/refs#get-a-reference
  repositoryRoute("GET", "/git/ref/{ref}", async (call) => {
    const ref = await findRef(call, `refs/${parameter(call, "ref")}`);
    if (ref !== undefined) return ok(refView(call.state, call.repository, ref));
    await refuseEmpty(call.repository);
    throw notFound();
  }),
  // https://docs.github.com/en/rest/git/refs#list-matching-references
  repositoryRoute("GET", "/git/matching-refs/{ref}", async (call) => {
    await refuseEmpty(call.repository);
    const prefix = `refs/${parameter(call, "ref")}`;
    const refs = await listRefs(call.repository.directory, "refs/");
    const matching = refs.filter(({ name }) => name.startsWith(prefix));
    return ok(matching.map((ref) => refView(call.state, call.repository, ref)));
  }),
  // https://docs.github.com/en/rest/git/refs#create-a-reference
  repositoryRoute("POST", "/git/refs", async (call) => {
    const { state, repository, body } = call;
    const name = requiredText(body, "ref");
    const sha = requiredText(body, "sha");
    if (!/^refs\/[^/]+\/./.test(name) || !isRefName(name)) throw new ApiError(422, `${name} is not a valid ref name.`);
    await refuseEmpty(repository);
    const type = await typeOf(call, sha);
    if (await findRef(call, name)) throw new ApiError(422, "Reference already exists");
    await move(call, name, sha, undefined);
    return created(refView(state, repository, { name, sha, type }));
  }),
  // https://docs.github.com/en/rest/git/refs#update-a-reference
  repositoryRoute("PATCH", "/git/refs/{ref}", async (call) => {
    const { state, repository, body } = call;
    const name = `refs/${parameter(call, "ref")}`;
    const sha = requiredText(body, "sha");
    const ref = await existingRef(call, name);
    const type = await typeOf(call, sha);
    refuseProtected(call, name);
    await refuseUnsigned(call, ref, sha);
    const forward = ref.type !== "commit" || (await isAncestor(repository.directory, ref.sha, sha));
    if (!forward && optionalFlag(body, "force") !== true) throw new ApiError(422, "Update is not a fast forward");
    await move(call, name, sha, ref.sha);
    return ok(refView(state, repository, { name, sha, type }));
  }),
  // https://docs.github.com/en/rest/git/refs#delete-a-reference
  repositoryRoute("DELETE", "/git/refs/{ref}", async (call) => {
    const name = `refs/${parameter(call, "ref")}`;
    const ref = await existingRef(call, name);
    refuseProtected(call, name);
    await move(call, name, undefined, ref.sha);
    return noContent();
  }),
];

async function findRef({ repository }: RepositoryCall, name: string): Promise<Ref | undefined> {
  const [object] = await readObjects(repository.directory, [name]);
  return object && { name, sha: object.sha, type: object.type };
}

async function existingRef(call: RepositoryCall, name: string): Promise<Ref> {
  const ref = await findRef(call, name);
  if (ref !== undefined) return ref;
  await refuseEmpty(call.repository);
  throw new ApiError(422, "Reference does not exist");
}

async function typeOf({ repository }: RepositoryCall, sha: string): Promise<string> {
  if (!/^[0-9a-f]{40}$/.test(sha))
    throw new ApiError(422, "The sha parameter must be exactly 40 characters and contain only [0-9a-f].");
  const [object] = await readObjects(repository.directory, [sha]);
  if (object === undefined) throw new ApiError(422, "Object does not exist");
  return object.type;
}

function ruleOf({ repository }: RepositoryCall, name: string): BranchProtection | undefined {
  return repository.protections.get(name.replace(/^refs\/heads\//, ""));
}

function refuseProtected(call: RepositoryCall, name: string): void {
  const rule = ruleOf(call, name);
  if (rule?.requiredReviews !== undefined) throw violation(rule, "Changes must be made through a pull request.");
}

/** Refuses to move a branch to commits of which GitHub has not signed each, where their signatures are required. */
async function refuseUnsigned(call: RepositoryCall, { name, sha: from }: Ref, to: string): Promise<void> {
  const rule = ruleOf(call, name);
  if (rule?.requiredSignatures !== true) return;
  const added = await history(call.repository.directory, to, { notIn: from });
  if (added.every(({ sha }) => call.state.webFlow.signed.has(sha))) return;
  throw violation(rule, "Commits must have verified signatures.");
}

/** @see https://github.com/satisfactory-factories/application/issues/67 for the words about a ruleset's rule */
function violation({ inRuleset }: BranchProtection, rule: string): ApiError {
  return new ApiError(422, inRuleset ? `Repository rule violations found\n\n${rule}\n\n` : rule);
}

async function move(
  call: RepositoryCall,
  name: string,
  to: string | undefined,
  from: string | undefined,
): Promise<void> {
  try {
    await updateRef(call.repository.directory, name, to, from);
    call.repository.updatedAt = new Date();
  } catch (error) {
    if (!(error instanceof BranchMoved)) throw error;
    const now = await findRef(call, name);
    throw new ApiError(409, `${name} is at ${now?.sha ?? "nothing"} but expected ${from ?? "nothing"}`);
  }
}
