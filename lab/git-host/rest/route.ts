import type { Answer } from "./answer";
import type { Call, RepositoryCall } from "./call";
import { announcePushes } from "../webhooks/announce-pushes";
import { requireRepository } from "./require-repository";

/** The methods that GitHub's API has. */
export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** One operation of the API, named as in GitHub's own description of it. */
export interface Route {
  readonly method: Method;
  /** Such as "/repos/{owner}/{repo}/keys" */
  readonly path: string;
  answer(call: Call): Answer | Promise<Answer>;
}

/** An operation below "/repos/{owner}/{repo}", which needs the right to read, and to write when it is not a GET. */
export function repositoryRoute(
  method: Method,
  path: string,
  answer: (call: RepositoryCall) => Answer | Promise<Answer>,
): Route {
  return {
    method,
    path: `/repos/{owner}/{repo}${path}`,
    async answer(call) {
      const repository = requireRepository(call, method !== "GET");
      const given = await answer({ ...call, repository });
      if (method !== "GET") announcePushes(call.state, repository);
      return given;
    },
  };
}
