import { normalizeDirectory, segmentsOf } from "../../manifests/directory";

/** The source that a cluster follows, or that a `gotk-sync.yaml` makes it follow. */
export interface FollowedSource {
  /** The GitRepository's `spec.url`, such as `ssh://git@github.com/acme/fleet`. */
  readonly url: string;
  /** Its `spec.ref.branch`; empty when it follows a tag, a commit or another reference. */
  readonly branch: string;
  /** The Kustomization's `spec.path`, such as `./clusters/prod`. */
  readonly path: string;
}

/** The source that a cluster is to follow. */
export interface WantedSource {
  /** The repository, as `owner/name`. */
  readonly repository: string;
  readonly branch: string;
  /** A directory, from the root of the repository; empty for the root. */
  readonly path: string;
}

/**
 * Describes the difference between the followed and the wanted source, as a predicate such as `follows the path
 * "clusters/staging" of acme/fleet at main, not "clusters/prod"`. It never contains the rest of the URL, which may hold
 * a password.
 *
 * @returns undefined when they are the same
 */
export function otherSource(found: FollowedSource, wanted: WantedSource): string | undefined {
  const [repository, wantedRepository] = [repositoryOf(found.url), repositoryOf(wanted.repository)];
  const [path, wantedPath] = [normalizeDirectory(found.path), normalizeDirectory(wanted.path)];
  const differing = [
    ...(path === wantedPath ? [] : [wantedPath === "" ? "the root" : JSON.stringify(wantedPath)]),
    ...(repository.toLowerCase() === wantedRepository.toLowerCase() ? [] : [`of ${wantedRepository}`]),
    ...(found.branch === wanted.branch
      ? []
      : [found.branch ? `at ${wanted.branch}` : `at the branch ${wanted.branch}`]),
  ];
  if (differing.length === 0) return undefined;
  const place = path === "" ? "the root" : `the path ${JSON.stringify(path)}`;
  const at = found.branch || "a reference that is not a branch";
  return `follows ${place} of ${repository || "a repository without a name"} at ${at}, not ${differing.join(" ")}`;
}

/**
 * Returns the last two segments of a URL, or of `owner/name`. The scheme and the host do not count: a cluster that
 * changes from `ssh://` to `https://`, or to the port 443 of another host, follows the same repository.
 */
export function repositoryOf(url: string): string {
  const withoutHost = url
    .replace(/[?#].*$/, "")
    .replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, "")
    .replace(/^[^/]*:/, "");
  return segmentsOf(withoutHost)
    .slice(-2)
    .join("/")
    .replace(/\.git$/i, "");
}
