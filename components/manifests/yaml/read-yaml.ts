import { Composer, isAlias, isMap, isNode, isScalar, isSeq, LineCounter, Parser, type CST, type Node, type Pair } from "yaml";
import { lexemesOf } from "./lexemes";
import type { YamlEntry, YamlNode, YamlScalar } from "./yaml-node";

/**
 * Reads one YAML document of plain data, and where in the text everything is.
 *
 * @throws a sentence that says what is wrong with the document, and on which line.
 */
export function readYaml(text: string): YamlNode {
  const lines = new LineCounter();
  const [document, other] = composer().compose(tokensOf(text, lines), true, text.length);
  if (other) throw new Error(`expected one document, got several, at line ${lines.linePos(other.range[0]).line}`);
  const problem = document?.errors[0] ?? document?.warnings[0];
  if (problem) {
    const { line, col } = lines.linePos(problem.pos[0]);
    throw new Error(`${problem.message} at line ${line}, column ${col}`);
  }
  if (document?.contents) return convert(document.contents, lines);
  throw new Error("expected a value, got none");
}

function composer(): Composer {
  // With `uniqueKeys` the library compares each key with all others of its mapping: minutes for a hostile one.
  return new Composer({ merge: false, schema: "core", version: "1.2", uniqueKeys: false });
}

function* tokensOf(text: string, lines: LineCounter): Generator<CST.Token, void> {
  const parser = new Parser(lines.addNewLine);
  lines.addNewLine(0);
  for (const { source } of lexemesOf(text)) yield* parser.next(source);
  yield* parser.end();
}

function convert(node: Node, lines: LineCounter): YamlNode {
  const [start, end] = node.range ?? [0, 0];
  const refusal = refusalOf(node);
  if (refusal !== undefined) throw new Error(`${refusal} are not allowed, at line ${lines.linePos(start).line}`);
  if (isMap(node)) return { type: "map", block: node.flow !== true, start, end, entries: entriesOf(node.items, lines) };
  if (isSeq(node)) {
    const items = node.items.map((item) => child(item, lines, end));
    return { type: "list", block: node.flow !== true, start, end, items };
  }
  return { type: "scalar", value: isScalar(node) ? plainValue(node.value) : null, start, end };
}

function refusalOf(node: Node): string | undefined {
  if (isAlias(node)) return "aliases";
  if (node.anchor !== undefined) return "anchors";
  return node.tag === undefined ? undefined : "tags";
}

function entriesOf(pairs: readonly Pair<unknown, unknown>[], lines: LineCounter): YamlEntry[] {
  const seen = new Set<string>();
  return pairs.map((pair) => {
    const keyNode = pair.key;
    if (!isScalar(keyNode)) throw new Error("a key that is not a string is not allowed");
    const { start: keyStart, end } = convert(keyNode, lines);
    const key = String(keyNode.value);
    if (seen.has(key)) {
      throw new Error(`the key ${JSON.stringify(key)} is there twice, at line ${lines.linePos(keyStart).line}`);
    }
    seen.add(key);
    return { key, keyStart, value: child(pair.value, lines, end) };
  });
}

function child(node: unknown, lines: LineCounter, position: number): YamlNode {
  return isNode(node) ? convert(node, lines) : { type: "scalar", value: null, start: position, end: position };
}

function plainValue(value: unknown): YamlScalar["value"] {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  return value === null ? null : String(value);
}
