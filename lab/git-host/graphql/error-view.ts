import type { FieldNode, GraphQLError } from "graphql";
import type { Json, JsonObject } from "../json";
import { Refusal } from "./refusal";

/** An error in GitHub's order of its parts. */
export function errorView({ path, locations, message, originalError }: GraphQLError): JsonObject {
  const refusal = originalError instanceof Refusal ? originalError : undefined;
  return {
    ...(refusal !== undefined && { type: refusal.type }),
    ...(path !== undefined && { path }),
    ...(refusal?.extensions !== undefined && { extensions: refusal.extensions as JsonObject }),
    ...(locations !== undefined && { locations: locations.map(({ line, column }) => ({ line, column })) }),
    message,
  };
}

/** An error about a field that was not executed. */
export function fieldErrorView({ alias, name, loc }: FieldNode, type: string, message: string): JsonObject {
  const start = loc?.startToken;
  const locations: readonly Json[] = start === undefined ? [] : [{ line: start.line, column: start.column }];
  return { type, path: [(alias ?? name).value], locations, message };
}
