import {
  Kind,
  parse,
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
