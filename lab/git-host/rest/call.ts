import type { JsonObject } from "../json";
import type { AccessToken } from "../state/access-token";
import type { GitHubApp } from "../state/github-app";
import type { HostState } from "../state/host-state";
import type { StoredRepository } from "../state/stored-repository";

/** A request that a route answers. */
export interface Call {
  readonly state: HostState;
  readonly method: string;
  /** The request's URL without its query. */
  readonly url: string;
  /** The path and the query of the request, as they were sent. */
  readonly target: string;
  /** What the route's braces stand for. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: JsonObject;
  readonly accept: string;
  /** Undefined for whoever sent none. */
  readonly token: AccessToken | undefined;
  /** Whoever authenticated as a GitHub App, by a JSON Web Token. */
  readonly app: GitHubApp | undefined;
}

/** A request about a repository that the caller may see. */
export interface RepositoryCall extends Call {
  readonly repository: StoredRepository;
}

/** The value of a brace. */
export function parameter(call: Call, name: string): string {
  const value = call.parameters[name];
  if (value === undefined) throw new Error(`the route has no {${name}}`);
  return value;
}
