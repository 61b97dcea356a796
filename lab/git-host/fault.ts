/** What goes wrong with a request. */
export interface Fault {
  /** Time until anything else happens; without `status` and `drop`, the host then answers as ever. */
  readonly delayMilliseconds?: number;
  /** Closes the connection without an answer. */
  readonly drop?: boolean;
  /** Answered instead of the host's own. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON; GitHub's error body for the status when left out. */
  readonly body?: unknown;
  /**
   * The errors that each field of a GraphQL request is answered with instead of its value, in GitHub's words; the status is 200
   * when left out.
   */
  readonly graphQlErrors?: readonly { readonly type: string; readonly message: string }[];
  /**
   * When to go wrong: "after" lets the host do its work first, so that only its answer is lost.
   *
   * @defaultValue "before"
   */
  readonly when?: "before" | "after";
}

/** What an interceptor is shown of a request: never the token. */
export interface InterceptedRequest {
  readonly method: string;
  /** As GitHub has it, without "/api/v3" or "/api" but with the query; the whole path for git over HTTP. */
  readonly path: string;
  /**
   * GitHub's name of the operation, such as "/repos/{owner}/{repo}/contents/{path}", or "/graphql createCommitOnBranch" with
   * the fields of the query; undefined for git over HTTP.
   */
  readonly route: string | undefined;
  /** The repository of a GraphQL request, as "owner/name"; that of any other is in the path. */
  readonly repository?: string | undefined;
}

/** Decides for every request over HTTP whether it goes wrong. */
export type Interceptor = (request: InterceptedRequest) => Fault | undefined | Promise<Fault | undefined>;
