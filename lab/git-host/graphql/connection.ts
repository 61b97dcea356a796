import type { GraphQlObject } from "./graphql-context";
import { Refusal } from "./refusal";

/** The part of a list that is asked for. */
export interface ConnectionArguments {
  readonly first?: number | null;
  readonly last?: number | null;
  readonly after?: string | null;
  readonly before?: string | null;
}

const MOST = 100;

/**
 * A part of a list. A cursor is the position of what it stands for.
 *
 * @throws {@link Refusal} when it is not said how much is wanted, or too much is.
 * @see https://docs.github.com/en/graphql/guides/using-pagination-in-the-graphql-api
 */
export function connection<T>(
  field: string,
  items: readonly T[],
  { first, last, after, before }: ConnectionArguments,
): GraphQlObject & { readonly nodes: readonly T[] } {
  const wanted = first ?? last;
  if (wanted == null) {
    const message = `You must provide a \`first\` or \`last\` value to properly paginate the \`${field}\` connection.`;
    throw new Refusal("MISSING_PAGINATION_BOUNDARIES", message);
  }
  if (wanted > MOST) {
    const name = first == null ? "last" : "first";
    const message = `Requesting ${wanted} records on the \`${field}\` connection exceeds the \`${name}\` limit of ${MOST} records.`;
    throw new Refusal("EXCESSIVE_PAGINATION", message);
  }
  const from = after == null ? 0 : positionOf(after) + 1;
  const to = before == null ? items.length : Math.min(items.length, positionOf(before));
  const start = first == null ? Math.max(from, to - wanted) : from;
  const end = first == null ? to : Math.min(to, from + wanted);
  const nodes = items.slice(start, end);
  return {
    nodes,
    totalCount: items.length,
    pageInfo: {
      hasNextPage: end < items.length,
      hasPreviousPage: start > 0,
      startCursor: nodes.length === 0 ? null : cursorOf(start),
      endCursor: nodes.length === 0 ? null : cursorOf(end - 1),
    },
  };
}

function cursorOf(position: number): string {
  return Buffer.from(`cursor:${String(position)}`).toString("base64");
}

function positionOf(cursor: string): number {
  const [, position] = /^cursor:(\d+)$/.exec(Buffer.from(cursor, "base64").toString("utf8")) ?? [];
  if (position === undefined)
    throw new Refusal("INVALID_CURSOR_ARGUMENTS", `\`${cursor}\` does not appear to be a valid cursor.`);
  return Number(position);
}
