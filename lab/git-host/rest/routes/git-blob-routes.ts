import { readObjects } from "../../git/read-objects";
import { writeObject } from "../../git/write-object";
import { fullName, type StoredRepository } from "../../state/stored-repository";
import type { HostState } from "../../state/host-state";
import { created, ok } from "../answer";
import { ApiError, notFound } from "../api-error";
import { optionalText, requiredText } from "../body";
import { parameter } from "../call";
import { decodeBase64 } from "../decode-base64";
import { refuseEmpty } from "../is-empty";
import { repositoryRoute, type Route } from "../route";
import { base64Lines } from "../views/content-view";
import { nodeId } from "../views/node-id";

/** Blobs. */
export const GIT_BLOB_ROUTES: readonly Route[] = [
  // https://docs.github.com/en/rest/git/blobs#create-a-blob
  repositoryRoute("POST", "/git/blobs", async ({ state, repository, body }) => {
    const text = requiredText(body, "content");
    const content = optionalText(body, "encoding") === "base64" ? decodeBase64(text) : Buffer.from(text);
    if (content === undefined) throw new ApiError(422, "Content is not valid Base64");
    await refuseEmpty(repository);
    const sha = await writeObject(repository.directory, "blob", content);
    return created({ sha, url: urlOf(state, repository, sha) });
  }),
  // https://docs.github.com/en/rest/git/blobs#get-a-blob
  repositoryRoute("GET", "/git/blobs/{file_sha}", async (call) => {
    const { state, repository } = call;
    const [blob] = await readObjects(repository.directory, [parameter(call, "file_sha")]);
    if (blob?.type !== "blob") {
      await refuseEmpty(repository);
      throw notFound();
    }
    return ok({
      sha: blob.sha,
      node_id: nodeId("Blob", repository.id, blob.sha),
      size: blob.content.length,
      url: urlOf(state, repository, blob.sha),
      // Up to 100 MB, unlike the contents API: the way to read a large file.
      content: base64Lines(blob.content),
      encoding: "base64",
    });
  }),
];

function urlOf({ urls }: HostState, repository: StoredRepository, sha: string): string {
  return `${urls.api}/repos/${fullName(repository)}/git/blobs/${sha}`;
}
