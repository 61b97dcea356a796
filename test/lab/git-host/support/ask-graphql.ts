import assert from "node:assert/strict";
import { parse, validate } from "graphql";
import type { GitHost } from "../../../../lab/git-host";
import type { Reply } from "./ask";
import { gitHubSchema } from "./github-schema";

/** A request to the GraphQL API. */
export interface GraphQlQuestion {
  readonly variables?: unknown;
  /** The host's own when left out, none when null. */
  readonly token?: string | null;
  readonly operationName?: string;
  /** For a query that is wrong on purpose. */
  readonly invalid?: boolean;
}

/** Asks the GraphQL API what GitHub's own schema allows to ask. */
export async function askGraphQl(host: GitHost, query: string, question: GraphQlQuestion = {}): Promise<Reply> {
  const { token = host.token, variables, operationName, invalid = false } = question;
  if (!invalid) assert.deepEqual(validate(gitHubSchema(), parse(query)), []);
  const response = await fetch(host.graphQlUrl, {
    method: "POST",
    headers: token === null ? {} : { Authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables, operationName }),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}
