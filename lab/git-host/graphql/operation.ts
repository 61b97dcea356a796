import {
  Kind,
  parse,
  valueFromASTUntyped,
  type DocumentNode,
  type FieldNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from "graphql";
import type { Json } from "../json";
import { isObject } from "../rest/body";

/** The operation of a request. */
export interface Operation {
  readonly document: DocumentNode;
  readonly definition: OperationDefinitionNode;
  /** The fields of the query or the mutation itself, such as `createCommitOnBranch`. */
  readonly fields: readonly FieldNode[];
}

/** Reads the operation of a request, undefined when there is none that can be told. Its faults are reported later. */
export function operationOf(body: Json | undefined): Operation | undefined {
  if (!isObject(body) || typeof body["query"] !== "string") return undefined;
  try {
    const document = parse(body["query"]);
    const definitions = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
    const name = body["operationName"];
    const definition =
      typeof name === "string" ? definitions.find((candidate) => candidate.name?.value === name) : definitions[0];
    return definition && { document, definition, fields: fieldsOf(document, definition.selectionSet) };
  } catch {
    return undefined;
  }
}

/** The name of the operation's place in the log of requests, such as "/graphql createCommitOnBranch". */
export function routeOf(operation: Operation | undefined): string {
  const names = new Set(operation?.fields.map(({ name }) => name.value));
  return ["/graphql", [...names].join(",")].filter(Boolean).join(" ");
}

/** The repository that the first field of an operation is about, as "owner/name"; undefined when it is not said. */
export function repositoryOf(operation: Operation | undefined, body: Json | undefined): string | undefined {
  const variables = isObject(body) && isObject(body["variables"]) ? body["variables"] : {};
  const given = (operation?.fields[0]?.arguments ?? []).map(
    ({ name, value }) => [name.value, valueFromASTUntyped(value, variables) as Json] as const,
  );
  const { owner, name, input } = Object.fromEntries(given);
  if (typeof owner === "string" && typeof name === "string") return `${owner}/${name}`;
  const branch = isObject(input) ? input["branch"] : undefined;
  const fullName = isObject(branch) ? branch["repositoryNameWithOwner"] : undefined;
  return typeof fullName === "string" ? fullName : undefined;
}

/** The fields of a selection, those of its fragments too; `known` has the fragments that are being looked into. */
function fieldsOf(
  document: DocumentNode,
  { selections }: SelectionSetNode,
  known: readonly string[] = [],
): readonly FieldNode[] {
  return selections.flatMap((selection) => {
    switch (selection.kind) {
      case Kind.FIELD:
        return [selection];
      case Kind.INLINE_FRAGMENT:
        return fieldsOf(document, selection.selectionSet, known);
      case Kind.FRAGMENT_SPREAD: {
        const name = selection.name.value;
        const fragment = document.definitions.find(
          (definition) => definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === name,
        );
        return fragment?.kind !== Kind.FRAGMENT_DEFINITION || known.includes(name)
          ? []
          : fieldsOf(document, fragment.selectionSet, [...known, name]);
      }
    }
  });
}
