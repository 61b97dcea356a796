import type { GitHubTarget } from "../read-errors";
import { ApiError, createApi, type Api } from "./api";
import { tokenSources, type Configuration } from "./tokens";

/** A repository, and the API that leads to it. */
export interface RepositoryAccess {
  /** The root of the REST API, such as `https://api.github.com`. */
  readonly api: string;
  readonly owner: string;
  readonly repository: string;
  /** Certificates as PEM, in addition to those that Node.js trusts. */
  readonly certificateAuthority?: string;
}

/** Returns the path of a repository below the root of the REST API. */
export function pathOf({ owner, repository }: RepositoryAccess): string {
  return `/repos/${owner}/${repository}`;
}

/** Returns a repository as it appears in messages about what is not on a branch. */
export function targetOf({ owner, repository }: RepositoryAccess): GitHubTarget {
  return { owner, repository, branch: "" };
}

/** What Pulumi gives to a provider at its start. */
export interface ProviderConfiguration {
  readonly config: { get(key: string): string | undefined };
}

/** Returns how a provider takes its configuration, and the API with the credentials in that. */
export function configurable() {
  let configured: Configuration = () => undefined;
  return {
    configure({ config }: ProviderConfiguration): Promise<void> {
      configured = (key) => config.get(key);
      return Promise.resolve();
    },
    apiOf: ({ api, certificateAuthority }: Pick<RepositoryAccess, "api" | "certificateAuthority">): Api =>
      createApi(api, tokenSources(configured), certificateAuthority),
  };
}

/** Returns true for the answer that something does not exist, or that the token may not see it. */
export function isNotFound(error: unknown): boolean {
  return error instanceof ApiError && error.status === NOT_FOUND;
}

const NOT_FOUND = 404;

/** Returns true for a refusal of what was sent, such as of a second one of something. */
export function isRefused(error: unknown): error is ApiError {
  return error instanceof ApiError && error.status === UNPROCESSABLE;
}

const UNPROCESSABLE = 422;

/** Returns what GitHub has at a path; undefined when it has nothing there, or the token may not see it. */
export async function find(api: Api, path: string): Promise<unknown> {
  try {
    return await api.rest("GET", path);
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

/** One of a list, as GitHub answers. */
export type Listed = Readonly<Record<string, unknown>> & { readonly id: number };

const PAGE = 100;

/** Returns the whole list that GitHub has at a path, page by page. */
export async function listAll(api: Api, path: string): Promise<readonly Listed[]> {
  const all: Listed[] = [];
  for (let page = 1; ; page += 1) {
    const part = (await api.rest("GET", `${path}?per_page=${String(PAGE)}&page=${String(page)}`)) as Listed[];
    all.push(...part);
    if (part.length < PAGE) return all;
  }
}
