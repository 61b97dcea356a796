import { goKeyOrder } from "./go-key-order";
import { goScalar } from "./go-scalar";

/** Plain data that can be printed; a field that is `undefined` is left out. */
export type Renderable = string | number | boolean | null | readonly Renderable[] | RenderableObject;

/** An object of plain data. */
export interface RenderableObject {
  readonly [key: string]: Renderable | undefined;
}

/**
 * An object as the YAML text that Flux and kustomize print: keys sorted, lists flush with their key.
 *
 * @param indent the indentation of the text, in spaces.
 * @see https://github.com/kubernetes-sigs/yaml/blob/v1.6.0/yaml.go (`JSONToYAML`)
 */
export function render(object: RenderableObject | readonly RenderableObject[], indent = 0): string {
  if (isList(object)) return object.map((item) => listItem(item, indent)).join("");
  const margin = " ".repeat(indent);
  return fieldsOf(object)
    .map(([key, value]) => `${margin}${goScalar(key)}:${nested(value, indent)}`)
    .join("");
}

function fieldsOf(object: RenderableObject): [string, Renderable][] {
  return Object.entries(object)
    .flatMap(([key, value]): [string, Renderable][] => (value === undefined ? [] : [[key, value]]))
    .sort(([a], [b]) => goKeyOrder(a, b));
}

function nested(value: Renderable, indent: number): string {
  if (typeof value === "string") return isBlock(value) ? literalBlock(value, indent) : ` ${goScalar(value)}\n`;
  if (typeof value !== "object" || value === null) return ` ${String(value)}\n`;
  if (isList(value)) return value.length === 0 ? " []\n" : `\n${value.map((item) => listItem(item, indent)).join("")}`;
  return fieldsOf(value).length === 0 ? " {}\n" : `\n${render(value, indent + 2)}`;
}

// An item's first line starts behind the dash: "- key: value", or "- - value" for a list in a list.
function listItem(item: Renderable, indent: number): string {
  const text = nested(item, isList(item) ? indent + 2 : indent);
  const block = text.startsWith("\n") ? text.slice(1 + indent + 2) : text.slice(1);
  return `${" ".repeat(indent)}- ${block}`;
}

// Lines that are all printable, of which the first is not indented and the last one ends.
function isBlock(value: string): boolean {
  return /^[\x21-\x7E][\x20-\x7E\n]*\n$/.test(value) && !/[ \n]\n/.test(value);
}

function literalBlock(value: string, indent: number): string {
  const margin = " ".repeat(indent + 2);
  return ` |\n${value
    .trimEnd()
    .split("\n")
    .map((line) => `${margin}${line}\n`)
    .join("")}`;
}

// Array.isArray does not narrow a readonly array.
function isList(value: Renderable): value is readonly Renderable[] {
  return Array.isArray(value);
}

/** Accepts an object, not a list or a scalar. */
export function isRenderableObject(value: unknown): value is RenderableObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
