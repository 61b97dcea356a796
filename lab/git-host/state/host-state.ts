import type { AccessToken } from "./access-token";
import type { Account } from "./account";
import type { GitHubApp } from "./github-app";
import type { Running } from "./running";
import type { StoredRepository } from "./stored-repository";
import type { WebFlow } from "./web-flow";

/** Where the host's parts are reached. */
export interface HostUrls {
  /** "http://127.0.0.1:PORT", of the pages and of git over HTTP. */
  readonly html: string;
  /** "http://127.0.0.1:PORT/api/v3" */
  readonly api: string;
  /** "http://127.0.0.1:PORT/api/graphql" */
  readonly graphQl: string;
  /** "127.0.0.1:PORT", of git over SSH. */
  readonly ssh: string;
}

/** Number of requests that are allowed until a time, and how many there were. */
export interface RateLimit {
  limit: number;
  used: number;
  resetAt: Date;
}

/** All that the host knows. Names are keys in lower case, because GitHub ignores their case. */
export interface HostState {
  readonly directory: string;
  readonly urls: HostUrls;
  /** Public host keys as an `authorized_keys` line has them. */
  readonly hostKeys: readonly string[];
  /** Whom the tokens belong to. */
  readonly user: Account;
  readonly accounts: Map<string, Account>;
  readonly repositories: Map<string, StoredRepository>;
  /** Repositories by the names that they no longer have. */
  readonly formerNames: Map<string, StoredRepository>;
  /** By secret. */
  readonly tokens: Map<string, AccessToken>;
  readonly apps: Map<number, GitHubApp>;
  readonly rateLimit: RateLimit;
  /** The GraphQL API has a limit of its own. */
  readonly graphQlRateLimit: RateLimit;
  readonly webFlow: WebFlow;
  readonly running: Running;
  /** A number that no other thing on the host has. */
  nextId(): number;
}
