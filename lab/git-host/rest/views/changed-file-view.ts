import type { ChangedFile } from "../../git/changed-files";
import type { JsonObject } from "../../json";
import type { HostState } from "../../state/host-state";
import { fullName, type StoredRepository } from "../../state/stored-repository";

/** A file of a commit's diff. */
export function changedFileView(
  { urls: { api, html } }: HostState,
  repository: StoredRepository,
  commit: string,
  file: ChangedFile,
): JsonObject {
  const name = fullName(repository);
  const path = encodeURI(file.path);
  return {
    sha: file.sha,
    filename: file.path,
    status: file.status,
    additions: file.additions,
    deletions: file.deletions,
    changes: file.additions + file.deletions,
    blob_url: `${html}/${name}/blob/${commit}/${path}`,
    raw_url: `${html}/${name}/raw/${commit}/${path}`,
    contents_url: `${api}/repos/${name}/contents/${path}?ref=${commit}`,
    ...(file.previousPath === undefined ? {} : { previous_filename: file.previousPath }),
  };
}
