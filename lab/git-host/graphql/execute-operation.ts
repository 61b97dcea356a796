import { execute, GraphQLError, parse, validate, type ExecutionResult } from "graphql";
import type { Json, JsonObject } from "../json";
import { isObject } from "../rest/body";
import type { Answer } from "../rest/answer";
import { ok } from "../rest/answer";
import { ApiError } from "../rest/api-error";
import { createCommitOnBranch } from "./create-commit-on-branch";
import { errorView } from "./error-view";
import type { GraphQlContext } from "./graphql-context";
import { rateLimitObject } from "./objects/rate-limit-object";
import { repositoryQuery } from "./objects/repository-object";
import { viewerObject } from "./objects/viewer-object";
import { graphQlSchema } from "./schema";

/** The answers of the fields of the query and of the mutation. */
const ROOT = { createCommitOnBranch, rateLimit: rateLimitObject, repository: repositoryQuery, viewer: viewerObject };

/**
 * Executes what a request asks for. Whatever is wrong with that is in the answer, whose status is 200 all the same.
 *
 * @see https://docs.github.com/en/graphql/guides/forming-calls-with-graphql
 */
export async function executeOperation(context: GraphQlContext, body: Json | undefined): Promise<Answer> {
  if (!isObject(body) || typeof body["query"] !== "string") {
    throw new ApiError(400, "A query attribute must be specified and must be a string.");
  }
  const { query, variables, operationName } = body;
  const result = await resultOf(context, query, isObject(variables) ? variables : {}, operationName);
  const { data, errors } = result;
  return ok({
    ...(data !== undefined && { data: data as JsonObject }),
    ...(errors !== undefined && { errors: errors.map(errorView) }),
  });
}

async function resultOf(
  contextValue: GraphQlContext,
  query: string,
  variableValues: JsonObject,
  operationName: Json | undefined,
): Promise<ExecutionResult> {
  try {
    const schema = graphQlSchema();
    const document = parse(query);
    const errors = validate(schema, document);
    if (errors.length > 0) return { errors };
    const name = typeof operationName === "string" ? { operationName } : {};
    return await execute({ schema, document, rootValue: ROOT, contextValue, variableValues, ...name });
  } catch (error) {
    if (error instanceof GraphQLError) return { errors: [error] };
    throw error;
  }
}
