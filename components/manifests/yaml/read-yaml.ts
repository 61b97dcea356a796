import type { State } from "js-yaml";
import { readData } from "./read-data";
import type { YamlEntry, YamlNode, YamlScalar } from "./yaml-node";

/** A node that is being read, and the nodes below it that have been read. */
interface Draft {
  readonly start: number;
  readonly below: Read[];
}

/** A node that has been read, and its value, which identifies it. */
interface Read {
  readonly node: YamlNode;
  readonly value: unknown;
}

/**
 * Reads one YAML document of plain data, with the position of every node in the text.
 *
 * @throws a sentence with the fault of the document and its line.
 */
export function readYaml(text: string): YamlNode {
  const drafts: Draft[] = [];
  let root: YamlNode | undefined;
  readData(text, (event, state) => {
    if (event === "open") {
      drafts.push({ start: state.position, below: [] });
      return;
    }
    const draft = drafts.pop();
    if (draft === undefined) return;
    const node = nodeOf(text, draft, state);
    drafts.at(-1)?.below.push({ node, value: state.result });
    root = node;
  });
  if (root === undefined) throw new Error("expected a value, got none");
  if (!isPaired(root)) throw new Error("only mappings of a key to a value are allowed");
  return root;
}

/** The state after a node, of which js-yaml's types know less than there is: an empty node has no kind. */
type ClosedState = Omit<State, "kind" | "result"> & { readonly kind: string | null; readonly result: unknown };

function nodeOf(text: string, { start: opened, below }: Draft, state: State): YamlNode {
  const { kind, result, position } = state as ClosedState;
  if (kind === null) return { type: "scalar", value: null, start: opened, end: opened };
  const start = skipSpace(text, opened);
  if (kind === "scalar") {
    return {
      type: "scalar",
      value: plainValue(result),
      start,
      end: start + text.slice(start, position).trimEnd().length,
    };
  }
  // The library reads a node as a key first, and takes what it has read when no colon follows.
  const [first] = below;
  if (first !== undefined && below.length === 1 && first.value === result) return first.node;
  const block = text[start] !== "{" && text[start] !== "[";
  const end = block ? (below.at(-1)?.node.end ?? start) : position;
  const nodes = below.map(({ node }) => node);
  if (kind !== "sequence") return { type: "map", block, start, end, entries: entriesOf(nodes) };
  // The library reports nothing of the mapping in `[a: b]`.
  return {
    type: "list",
    block,
    start,
    end,
    items: Array.isArray(result) && result.length === nodes.length ? nodes : [NONE],
  };
}

// A key and its value in turn. Anything but a pair is refused by the library, or by the check of the whole.
function entriesOf(nodes: readonly YamlNode[]): YamlEntry[] {
  return nodes.flatMap((key, index): YamlEntry[] => {
    if (index % 2 === 1) return [];
    const value = nodes[index + 1] ?? NONE;
    return [{ key: key.type === "scalar" ? String(key.value) : "", keyStart: key.start, value }];
  });
}

const NONE: YamlNode = { type: "scalar", value: null, start: -1, end: -1 };

/** Accepts a mapping whose every key has a value of its own, which `{a, b}` has not. */
function isPaired(node: YamlNode): boolean {
  if (node.type === "scalar") return node !== NONE;
  return node.type === "list" ? node.items.every(isPaired) : node.entries.every(({ value }) => isPaired(value));
}

// A node opens where the one before it ends.
function skipSpace(text: string, position: number): number {
  SPACE.lastIndex = position;
  SPACE.exec(text);
  return SPACE.lastIndex;
}

const SPACE = /(?:[ \t\r\n]|#[^\r\n]*)*/y;

function plainValue(value: unknown): YamlScalar["value"] {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  return null; // the core schema knows no other scalar
}
