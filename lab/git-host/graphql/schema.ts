import { buildSchema, GraphQLError, isScalarType, valueFromASTUntyped, type GraphQLSchema } from "graphql";
import { CREATE_COMMIT_ON_BRANCH } from "./sdl/create-commit-on-branch";
import { GIT_OBJECTS } from "./sdl/git-objects";
import { REPOSITORY } from "./sdl/repository";
import { ROOT } from "./sdl/root";

/**
 * The part of GitHub's GraphQL API that the host serves. GitHub's whole description is 1.2 MB, which takes 400 ms to read; a test holds
 * this part against it.
 *
 * @see https://docs.github.com/en/graphql/reference
 */
const SDL = [ROOT, CREATE_COMMIT_ON_BRANCH, REPOSITORY, GIT_OBJECTS].join("\n");

/** Requires a string of a form where the schema language knows only a name. */
function restrict(schema: GraphQLSchema, name: string, isOne: (text: string) => boolean): void {
  const type = schema.getType(name);
  if (!isScalarType(type)) throw new Error(`the schema has no scalar ${name}`);
  const parse = (value: unknown): string => {
    if (typeof value === "string" && isOne(value)) return value;
    throw new GraphQLError(`${JSON.stringify(value)} is no ${name}`);
  };
  type.parseValue = parse;
  type.parseLiteral = (node, variables) => parse(valueFromASTUntyped(node, variables));
}

function readSchema(): GraphQLSchema {
  const schema = buildSchema(SDL);
  restrict(schema, "GitObjectID", (text) => /^[0-9a-f]{40}$/i.test(text));
  // https://docs.github.com/en/graphql/reference/input-objects#filechanges asks for correct padding.
  const groups = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
  restrict(schema, "Base64String", (text) => groups.test(text));
  return schema;
}

let schema: GraphQLSchema | undefined;

/** The schema of what the host serves, read when somebody first asks. */
export function graphQlSchema(): GraphQLSchema {
  return (schema ??= readSchema());
}
