import { isMap, isNode, isScalar, isSeq, parseDocument, type Node, type Pair } from "yaml";
import { readData } from "./read-data";
import type { YamlEntry, YamlNode, YamlScalar } from "./yaml-node";

/**
 * Reads one YAML document of plain data, and where in the text everything is.
 *
 * @throws a sentence that says what is wrong with the document, and on which line.
 */
export function readYaml(text: string): YamlNode {
  // Refuses what is not plain data, and what the other library would take minutes for: its time grows with the square of
  // the depth of a document, and of the keys of a mapping with `uniqueKeys`.
  readData(text);
  const document = parseDocument(text, { merge: false, schema: "core", version: "1.2", uniqueKeys: false });
  const problem = document.errors[0] ?? document.warnings[0];
  // The first line says what and where; the others quote the text, which may be long.
  if (problem) throw new Error(problem.message.split(":\n", 1)[0]);
  if (document.contents) return convert(document.contents);
  throw new Error("expected a value, got none");
}

function convert(node: Node): YamlNode {
  const [start, end] = node.range ?? [0, 0];
  if (isMap(node)) return { type: "map", block: node.flow !== true, start, end, entries: entriesOf(node.items) };
  if (isSeq(node)) {
    return { type: "list", block: node.flow !== true, start, end, items: node.items.map((item) => child(item, end)) };
  }
  return scalarOf(node);
}

function entriesOf(pairs: readonly Pair<unknown, unknown>[]): YamlEntry[] {
  return pairs.map((pair) => {
    const { value, start: keyStart, end } = scalarOf(pair.key);
    return { key: String(value), keyStart, value: child(pair.value, end) };
  });
}

function child(node: unknown, position: number): YamlNode {
  return isNode(node) ? convert(node) : { type: "scalar", value: null, start: position, end: position };
}

function scalarOf(node: unknown): YamlScalar {
  if (!isScalar(node)) throw new Error("only mappings, lists and single values are allowed");
  const [start, end] = node.range ?? [0, 0];
  return { type: "scalar", value: plainValue(node.value), start, end };
}

function plainValue(value: unknown): YamlScalar["value"] {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  return value === null ? null : String(value);
}
