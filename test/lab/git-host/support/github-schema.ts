import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildSchema, type GraphQLSchema } from "graphql";

let schema: GraphQLSchema | undefined;

/** GitHub's own description of its GraphQL API: https://github.com/octokit/graphql-schema */
export function gitHubSchema(): GraphQLSchema {
  // The package exports its code only.
  const file = join(__dirname, "../../../../node_modules/@octokit/graphql-schema/schema.graphql");
  return (schema ??= buildSchema(readFileSync(file, "utf8"), { assumeValid: true, noLocation: true }));
}
