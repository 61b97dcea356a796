import type { SourceDocument } from "./source-document";
import type { Edit } from "./yaml/edit";
import { goKeyOrder } from "./yaml/go-key-order";
import { goScalar } from "./yaml/go-scalar";
import { lineAfter, lineStart } from "./yaml/edit";
import { isRenderableObject, render, type Renderable, type RenderableObject } from "./yaml/render";
import type { YamlEntry, YamlMap, YamlScalar } from "./yaml/yaml-node";

/**
 * The edits that merge fields into an object, each new key at its sorted place, as kustomize would print the result.
 *
 * @throws when a field exists with a value of another shape, or is a list that exists already.
 */
export function merge(source: SourceDocument, fields: RenderableObject): Edit[] {
  return mergeInto(source, source.root, fields, []);
}

/** The edit that puts another string in the place of a scalar, none when it is the same. */
export function replacement(scalar: YamlScalar, value: string): Edit[] {
  return scalar.value === value ? [] : [{ start: scalar.start, end: scalar.end, text: goScalar(value) }];
}

function mergeInto(source: SourceDocument, map: YamlMap, fields: RenderableObject, path: readonly string[]): Edit[] {
  return Object.keys(fields)
    .sort(goKeyOrder)
    .flatMap((key): Edit[] => {
      const value = fields[key];
      if (value === undefined) return [];
      const entry = map.entries.find((candidate) => candidate.key === key);
      if (!entry) return [insertion(source, map, key, value)];
      if (entry.value.type === "map" && isRenderableObject(value))
        return mergeInto(source, entry.value, value, [...path, key]);
      if (entry.value.type === "scalar" && typeof value === "string") return replacement(entry.value, value);
      throw new Error(`${source.origin}: ${[...path, key].join(".")} is there already, with another kind of value`);
    });
}

function insertion({ text, origin }: SourceDocument, map: YamlMap, key: string, value: Renderable): Edit {
  const next = map.entries.find((entry) => goKeyOrder(key, entry.key) < 0);
  const last = map.entries.at(-1);
  if (!map.block || !last) throw new Error(`${origin}: ${key} can only be added to a mapping with one key a line`);
  const { keyStart }: YamlEntry = next ?? last;
  const line = lineStart(text, keyStart);
  const at = next ? line : lineAfter(text, last.value.end);
  return { start: at, end: at, text: render({ [key]: value }, keyStart - line) };
}
