import type { Interceptor } from "./fault";
import type { GitHostRequest } from "./git-host-request";
import type { Repository } from "./repository";
import type { SigningKey } from "./signing/signing-key";

/** How to start a host. Its ports are free ones of 127.0.0.1. */
export interface GitHostOptions {
  /** Where the bare repositories live. Made when it is missing, never removed. */
  readonly directory: string;
}

/** What a token is for. */
export interface TokenOptions {
  readonly write: boolean;
  /** "owner/name" of the repositories that it is for, all of the host when left out. */
  readonly repositories?: readonly string[];
}

/** How a repository begins. */
export interface RepositoryOptions {
  /** Committed at once. A README when left out. */
  readonly files?: Readonly<Record<string, string>>;
  /** @defaultValue "main" */
  readonly defaultBranch?: string;
  /** No commit at all. */
  readonly empty?: boolean;
  readonly private?: boolean;
}

/** What a GitHub App is for. */
export interface AppOptions {
  /** The account that it is installed in, an organization if it is new. */
  readonly owner: string;
  /** @defaultValue true */
  readonly write?: boolean;
  /** "owner/name" of the repositories that it is installed in, all of the owner's when left out. */
  readonly repositories?: readonly string[];
}

/** A GitHub App and where it is installed. */
export interface App {
  readonly appId: string;
  readonly installationId: string;
  /** PEM, a secret. */
  readonly privateKey: string;
}

/** A Git host on this machine that answers as GitHub does. */
export interface GitHost {
  /** "http://127.0.0.1:PORT/": what the github provider calls its base URL. The REST API is below, at "api/v3/". */
  readonly apiUrl: string;
  /** "http://127.0.0.1:PORT/api/graphql", where a server of GitHub Enterprise has the GraphQL API. */
  readonly graphQlUrl: string;
  /** "127.0.0.1:PORT" */
  readonly sshHostname: string;
  /** Lines of a known_hosts file, one for every type of host key. */
  readonly knownHosts: string;
  /** A token that may do everything for every owner. */
  readonly token: string;
  /** Whom the tokens belong to. */
  readonly login: string;
  /** The OpenPGP key that GitHub signs with what is committed by its APIs. */
  readonly webFlowKey: () => Promise<SigningKey>;
  /** Every request to the REST API and the GraphQL API, in order. */
  readonly requests: readonly GitHostRequest[];
  /** Makes a token. */
  createToken(options: TokenOptions): string;
  /** Makes a token worthless. */
  revokeToken(token: string): void;
  /** Makes an organization without a repository. A repository's owner is made with it. */
  createOrganization(login: string): void;
  /** Makes a GitHub App and installs it. */
  createApp(options: AppOptions): App;
  /** Lets there be a user of that name, who has no token. */
  createUser(login: string): void;
  /** Makes a repository, private or not, with a first commit unless it is to be empty. */
  createRepository(owner: string, name: string, options?: RepositoryOptions): Promise<Repository>;
  /** A repository that was made here or by a request, undefined when there is none. */
  repository(owner: string, name: string): Repository | undefined;
  /**
   * Allows so many requests to the REST API, or to the GraphQL API, until so many seconds from now; then it is as many an
   * hour.
   */
  limitRate(limit: { readonly requests: number; readonly seconds: number; readonly api?: "rest" | "graphql" }): void;
  /** Asks a function about every request over HTTP whether it is to go wrong. The function that is returned ends that. */
  intercept(interceptor: Interceptor): () => void;
  /** Closes every connection and frees the ports. May be called again. */
  stop(): Promise<void>;
}
