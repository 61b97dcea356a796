import { ok, type Answer } from "./answer";
import { ApiError, notFound } from "./api-error";
import type { RepositoryCall } from "./call";
import { commitContent, contentBranch } from "./commit-content";
import { requiredText } from "./body";

/**
 * Removes a file by one commit.
 *
 * @see https://docs.github.com/en/rest/repos/contents#delete-a-file
 */
export async function deleteContent(given: RepositoryCall, path: string): Promise<Answer> {
  // GitHub takes the values from the query too, for clients that send no body with a DELETE.
  const call = { ...given, body: { ...Object.fromEntries(given.query), ...given.body } };
  const message = requiredText(call.body, "message");
  const sha = requiredText(call.body, "sha");
  const branch = await contentBranch(call, path);
  if (branch.known?.type !== "blob") throw notFound();
  if (branch.known.sha !== sha) throw new ApiError(409, `${path} does not match ${sha}`);
  const commit = await commitContent(call, { ...branch, path, content: null, message });
  return ok({ content: null, commit: commit.view });
}
