/** One request to the REST API or the GraphQL API, as it is remembered: never the token. */
export interface GitHostRequest {
  /** What the answer's X-GitHub-Request-Id says. */
  readonly id: string;
  readonly method: string;
  /** As GitHub has it, without "/api/v3" or "/api" but with the query. */
  readonly path: string;
  /**
   * GitHub's name of the operation, such as "/repos/{owner}/{repo}/contents/{path}", or "/graphql createCommitOnBranch" with
   * the fields of the query; undefined when there is none.
   */
  readonly route: string | undefined;
  /** 0 as long as there is no answer, and when the connection was dropped. */
  readonly status: number;
  readonly milliseconds: number;
  /** Whether the answer was that the rate limit is exceeded. */
  readonly rateLimited: boolean;
}
