import { created, ok, type Answer } from "./answer";
import { ApiError } from "./api-error";
import { optionalText, requiredText } from "./body";
import type { RepositoryCall } from "./call";
import { commitContent, contentBranch } from "./commit-content";
import { decodeBase64 } from "./decode-base64";
import { contentView } from "./views/content-view";

/**
 * Creates or updates a file by one commit.
 *
 * @see https://docs.github.com/en/rest/repos/contents#create-or-update-file-contents
 */
export async function putContent(call: RepositoryCall, path: string): Promise<Answer> {
  const { state, repository, body } = call;
  const message = requiredText(body, "message");
  const content = decodeBase64(requiredText(body, "content"));
  if (content === undefined) throw new ApiError(422, "content is not valid Base64");
  const sha = optionalText(body, "sha") || undefined;
  const branch = await contentBranch(call, path);
  const { known } = branch;
  if (known?.type === "tree") throw new ApiError(422, `${path} is a directory`);
  if (known !== undefined && sha === undefined) throw new ApiError(422, `Invalid request.\n\n"sha" wasn't supplied.`);
  if (sha !== undefined && known?.sha !== sha) throw new ApiError(409, `${path} does not match ${sha}`);
  const commit = await commitContent(call, { ...branch, path, content, message });
  const item = { type: "file" as const, path, sha: commit.blob, size: content.length, ref: branch.name };
  const view = { content: contentView(state, repository, item), commit: commit.view };
  return known === undefined ? created(view) : ok(view);
}
