import type { Json, JsonObject } from "../../json";
import type { HostState } from "../../state/host-state";
import { fullName, type StoredRepository } from "../../state/stored-repository";

/** A file or a directory at a ref. */
export interface ContentItem {
  readonly type: "file" | "dir" | "symlink" | "submodule";
  readonly path: string;
  readonly sha: string;
  readonly size: number;
  readonly ref: string;
}

/** An entry of the contents API, without what is in it. */
export function contentView(
  { urls: { api, html } }: HostState,
  repository: StoredRepository,
  item: ContentItem,
): JsonObject {
  const name = fullName(repository);
  const { type, sha, size, ref } = item;
  const path = item.path.split("/").map(encodeURIComponent).join("/");
  // The github provider panics when the query is missing.
  const url = `${api}/repos/${name}/contents/${path}?ref=${encodeURIComponent(ref)}`;
  const isDirectory = type === "dir";
  const gitUrl = `${api}/repos/${name}/git/${isDirectory ? "trees" : "blobs"}/${sha}`;
  const htmlUrl = `${html}/${name}/${isDirectory ? "tree" : "blob"}/${encodeURIComponent(ref)}/${path}`;
  return {
    name: item.path.slice(item.path.lastIndexOf("/") + 1),
    path: item.path,
    sha,
    size,
    url,
    html_url: htmlUrl,
    git_url: gitUrl,
    download_url: isDirectory ? null : `${html}/${name}/raw/${encodeURIComponent(ref)}/${path}`,
    type,
    _links: { self: url, git: gitUrl, html: htmlUrl },
  };
}

const MEGABYTE = 1024 * 1024;

/**
 * A file's content as the contents API gives it: none above 1 MB.
 *
 * @see https://docs.github.com/en/rest/repos/contents#get-repository-content
 */
export function contentBody(content: Buffer): { readonly content: Json; readonly encoding: Json } {
  if (content.length > MEGABYTE) return { content: "", encoding: "none" };
  return { content: base64Lines(content), encoding: "base64" };
}

/** Base64 in GitHub's lines of 60 characters. */
export function base64Lines(content: Buffer): string {
  return content.toString("base64").replace(/.{1,60}/g, "$&\n");
}
