/** A value of a YAML document and its position: `start` of its text, and `end` after its last character. */
export type YamlNode = YamlMap | YamlList | YamlScalar;

interface Placed {
  readonly start: number;
  readonly end: number;
}

/** A mapping, with the entries in the order of the text. */
export interface YamlMap extends Placed {
  readonly type: "map";
  readonly entries: readonly YamlEntry[];
  /** True when it is written with one key a line, as opposed to `{}`. */
  readonly block: boolean;
}

/** One key of a mapping and its value. */
export interface YamlEntry {
  readonly key: string;
  readonly keyStart: number;
  readonly value: YamlNode;
}

/** A list. */
export interface YamlList extends Placed {
  readonly type: "list";
  readonly items: readonly YamlNode[];
  /** True when it is written with one item a line, as opposed to `[]`. */
  readonly block: boolean;
}

/** A single value. */
export interface YamlScalar extends Placed {
  readonly type: "scalar";
  readonly value: string | number | boolean | null;
}

/** The node at a path of keys below another, or `undefined` when there is none. */
export function nodeAt(node: YamlNode, ...path: readonly string[]): YamlNode | undefined {
  const [key, ...below] = path;
  if (key === undefined) return node;
  const entry = node.type === "map" ? node.entries.find((candidate) => candidate.key === key) : undefined;
  return entry && nodeAt(entry.value, ...below);
}

/** All scalars of a document, in its order. */
export function scalarsOf(node: YamlNode): readonly YamlScalar[] {
  switch (node.type) {
    case "scalar":
      return [node];
    case "list":
      return node.items.flatMap(scalarsOf);
    case "map":
      return node.entries.flatMap(({ value }) => scalarsOf(value));
  }
}

/** The node as plain data. */
export function valueOf(node: YamlNode): unknown {
  switch (node.type) {
    case "scalar":
      return node.value;
    case "list":
      return node.items.map(valueOf);
    case "map":
      return dataOf(node.entries);
  }
}

function dataOf(entries: readonly YamlEntry[]): Record<string, unknown> {
  const data: Record<string, unknown> = {};
  for (const { key, value } of entries) {
    // A plain assignment would set the prototype.
    if (key === "__proto__") Object.defineProperty(data, key, { value: valueOf(value), enumerable: true });
    else data[key] = valueOf(value);
  }
  return data;
}
