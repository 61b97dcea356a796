import assert from "node:assert/strict";
import {
  buildSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  type GraphQLField,
  type GraphQLNamedType,
} from "graphql";
import { graphQlSchema } from "../../../../lab/git-host/graphql/schema";
import { gitHubSchema } from "../support/github-schema";

/** The differences of a field and its arguments from GitHub's, in words. */
function fieldProblems(name: string, ours: GraphQLField<unknown, unknown>, theirs?: typeof ours): readonly string[] {
  if (theirs === undefined) return [`${name} is not GitHub's`];
  const known = new Map(theirs.args.map((arg) => [arg.name, arg]));
  return [
    ...(String(ours.type) === String(theirs.type) ? [] : [`${name} is a ${String(theirs.type)}`]),
    ...ours.args.flatMap((arg) => {
      const there = known.get(arg.name);
      const same = String(there?.type) === String(arg.type) && there?.defaultValue === arg.defaultValue;
      return same ? [] : [`${name}(${arg.name}) is ${String(there?.type)} = ${String(there?.defaultValue)}`];
    }),
  ];
}

/** The differences of a type from GitHub's, in words. The host may return less than GitHub, and takes no less. */
function typeProblems(ours: GraphQLNamedType): readonly string[] {
  const theirs = gitHubSchema().getType(ours.name);
  if (theirs?.constructor !== ours.constructor) return [`${ours.name} is not GitHub's`];
  if ((isObjectType(ours) && isObjectType(theirs)) || (isInterfaceType(ours) && isInterfaceType(theirs))) {
    const others = new Set(theirs.getInterfaces().map(({ name }) => name));
    const fields = Object.values(ours.getFields());
    return [
      ...ours.getInterfaces().flatMap(({ name }) => (others.has(name) ? [] : [`${ours.name} is no ${name}`])),
      ...fields.flatMap((field) => fieldProblems(`${ours.name}.${field.name}`, field, theirs.getFields()[field.name])),
    ];
  }
  if (isInputObjectType(ours) && isInputObjectType(theirs)) {
    const shown = (type: typeof ours): readonly string[] =>
      Object.values(type.getFields()).map((field) =>
        JSON.stringify([field.name, String(field.type), field.defaultValue]),
      );
    return JSON.stringify(shown(ours)) === JSON.stringify(shown(theirs)) ? [] : [`${ours.name} takes something else`];
  }
  if (isEnumType(ours) && isEnumType(theirs)) {
    const values = new Set(theirs.getValues().map(({ name }) => name));
    return ours.getValues().flatMap(({ name }) => (values.has(name) ? [] : [`${ours.name} has no ${name}`]));
  }
  return [];
}

describe("the schema of the Git host's GraphQL API", () => {
  const types = Object.values(graphQlSchema().getTypeMap()).filter((type) => !isIntrospectionType(type));

  for (const type of types) {
    it(`has ${type.name} as GitHub's own description has it`, () => {
      assert.deepEqual(typeProblems(type), []);
    });
  }

  const doctored = `
    type Query { viewer: String nope: Int }
    type Repository { ref(qualifiedName: String): Int }
    type Blob implements Actor { login: String! oid: GitObjectID! }
    interface Actor { login: String! }
    input CommitMessage { headline: String! }
    input FileChanges { additions: [FileAddition!] deletions: [FileDeletion!] = [] }
    input FileAddition { contents: Base64String! path: String! }
    input FileDeletion { path: String! }
    enum RepositoryPermission { ADMIN NOPE }
    type DateTime { at: Int }
    type Nope { a: Int }
    scalar GitObjectID
    scalar Base64String`;

  const cases = {
    Query: ["Query.viewer is a User!", "Query.nope is not GitHub's"],
    Repository: ["Repository.ref is a Ref", "Repository.ref(qualifiedName) is String! = undefined"],
    Blob: ["Blob is no Actor", "Blob.login is not GitHub's"],
    Actor: [],
    CommitMessage: ["CommitMessage takes something else"],
    FileChanges: ["FileChanges takes something else"],
    FileAddition: [],
    RepositoryPermission: ["RepositoryPermission has no NOPE"],
    DateTime: ["DateTime is not GitHub's"],
    Nope: ["Nope is not GitHub's"],
  };
  for (const [name, problems] of Object.entries(cases)) {
    it(`is compared with GitHub's, which finds of a doctored ${name}: ${problems.join(", ") || "nothing"}`, () => {
      const type = buildSchema(doctored).getType(name);
      assert.ok(type !== undefined);
      assert.deepEqual(typeProblems(type), problems);
    });
  }
});
