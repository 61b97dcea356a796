import { isMalformedPath } from "../../git/is-malformed-path";
import { readAt } from "../../git/read-at";
import { ok } from "../answer";
import { ApiError, notFound } from "../api-error";
import { parameter, type RepositoryCall } from "../call";
import { deleteContent } from "../delete-content";
import { directoryView } from "../directory-view";
import { isEmpty } from "../is-empty";
import { putContent } from "../put-content";
import { repositoryRoute, type Route } from "../route";
import { contentBody, contentView } from "../views/content-view";

/** Files and directories. */
export const CONTENT_ROUTES: readonly Route[] = [
  // https://docs.github.com/en/rest/repos/contents#get-repository-content
  repositoryRoute("GET", "/contents/{path}", async (call) => {
    const { state, repository, accept } = call;
    const path = contentPath(call);
    const ref = call.query.get("ref") || repository.settings.default_branch;
    const found = await readAt(repository.directory, ref, path);
    if (found === undefined) {
      if (await isEmpty(repository)) throw new ApiError(404, "This repository is empty.");
      throw new ApiError(404, `No commit found for the ref ${ref}`);
    }
    const { object } = found;
    if (object?.type === "tree") return ok(await directoryView(call, object.sha, path, ref));
    if (object?.type !== "blob") throw notFound();
    // https://docs.github.com/en/rest/using-the-rest-api/getting-started-with-the-rest-api#media-types
    if (/application\/vnd\.github\.(v3\.)?raw\b/.test(accept)) {
      return {
        status: 200,
        body: object.content,
        headers: { "Content-Type": "application/vnd.github.raw; charset=utf-8" },
      };
    }
    const item = { type: "file" as const, path, sha: object.sha, size: object.content.length, ref };
    return ok({ ...contentView(state, repository, item), ...contentBody(object.content) });
  }),
  repositoryRoute("PUT", "/contents/{path}", (call) => putContent(call, contentPath(call))),
  repositoryRoute("DELETE", "/contents/{path}", (call) => deleteContent(call, contentPath(call))),
];

function contentPath(call: RepositoryCall): string {
  // Empty for the root, which the pattern has as no parameter at all.
  const path = "path" in call.parameters ? parameter(call, "path").replace(/\/+$/, "") : "";
  if (path !== "" && isMalformedPath(path)) throw new ApiError(422, "path contains a malformed path component");
  return path;
}
