import { isRenderableObject, type Renderable, type RenderableObject } from "../yaml/render";
import { mergeKeys } from "./merge-keys";

/**
 * Merges a patch into an object as kustomize does: mappings field by field, some lists item by item, everything else is
 * replaced; null removes a field; `$patch: delete` or `replace` applies to the value that contains it.
 *
 * @see https://github.com/kubernetes-sigs/kustomize/blob/kyaml/v0.21.1/kyaml/yaml/merge2/merge2.go
 * @returns the merged object; nothing when the patch deletes it.
 * @throws when the patch has another kind of value than the object.
 */
export function strategicMerge(object: RenderableObject, patch: RenderableObject): RenderableObject | undefined {
  return mergedMap(object, patch, { kind: scalarText(object["kind"]), path: "" });
}

/** The position of a value in an object; decides which lists are merged. */
interface Place {
  readonly kind: string;
  /** The path for {@link mergeKeys}. */
  readonly path: string;
}

/** Merges two values; `undefined` is none. */
function mergedValue(
  value: Renderable | undefined,
  patch: Renderable | undefined,
  place: Place,
): Renderable | undefined {
  if (patch === undefined) return value;
  if (patch === null) return undefined;
  if (isList(patch)) {
    if (value !== undefined && value !== null && !isList(value)) throw otherKind(place, "a list");
    return mergedList(value ?? undefined, patch, place);
  }
  if (typeof patch === "object") {
    if (value !== undefined && value !== null && !isRenderableObject(value)) throw otherKind(place, "a mapping");
    return mergedMap(value ?? undefined, patch, place);
  }
  if (typeof value === "object" && value !== null) throw otherKind(place, "a single value");
  return patch;
}

function mergedMap(
  map: RenderableObject | undefined,
  { $patch: directive, ...patch }: RenderableObject,
  place: Place,
): RenderableObject | undefined {
  if (directive === "delete") return undefined;
  const base = directive === "replace" || map === undefined ? {} : map;
  const fields = Object.entries({ ...base, ...patch }).map(([key, value]) => {
    const path = place.path === "" ? key : `${place.path}.${key}`;
    const own = Object.hasOwn(base, key) ? base[key] : undefined;
    return [key, Object.hasOwn(patch, key) ? mergedValue(own, patch[key], { ...place, path }) : value] as const;
  });
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined));
}

function mergedList(
  list: readonly Renderable[] | undefined,
  patch: readonly Renderable[],
  place: Place,
): readonly Renderable[] | undefined {
  const keys = mergeKeys(place.kind, place.path);
  if (keys !== undefined) return mergeList(list ?? [], patch, keys, place);
  if (patch.some((item) => isRenderableObject(item) && "$patch" in item)) {
    throw new Error(`${place.path}: kustomize replaces this list as a whole, so $patch has no meaning in it`);
  }
  return patch;
}

/**
 * Merges two lists whose items are recognized by some of their fields. As in kustomize, the patch's items come first, in its
 * order; but where two fields are needed to recognize an item, those that were there keep their places after the new ones.
 *
 * @param keys as `mergeKeys` gives them
 * @throws when an item of the patch lacks a key, or replaces another: kustomize would misread it.
 */
function mergeList(
  list: readonly Renderable[],
  patch: readonly Renderable[],
  keys: readonly string[],
  place: Place,
): readonly Renderable[] | undefined {
  if (keys.length === 0) return [...new Set([...patch, ...list])];
  const { directive, items } = withoutDirective(patch);
  if (directive === "delete") return undefined;
  const identity = (item: Renderable) =>
    isRenderableObject(item) ? JSON.stringify(keys.map((key) => scalarText(item[key]))) : "";
  const merged = new Map((directive === "replace" ? [] : list).map((item) => [identity(item), item]));
  const first: string[] = [];
  for (const item of items) {
    refuseUnclear(item, [...merged.values()], keys, place);
    const id = identity(item);
    if (keys.length === 1 || !merged.has(id)) first.push(id);
    const result = mergedValue(merged.get(id), item, { ...place, path: `${place.path}[]` });
    if (result === undefined) merged.delete(id);
    else merged.set(id, result);
  }
  const ids = [...new Set([...first, ...merged.keys()])];
  return ids.flatMap((id) => merged.get(id) ?? []);
}

/** An item may lack some of the keys when it is new, as a port without its protocol, and no other has those that it has. */
function refuseUnclear(
  item: Renderable,
  others: readonly Renderable[],
  keys: readonly string[],
  { path }: Place,
): void {
  const given = isRenderableObject(item) ? keys.filter((key) => item[key] !== undefined) : [];
  const isNew = (other: Renderable) =>
    isRenderableObject(item) &&
    isRenderableObject(other) &&
    given.some((key) => scalarText(other[key]) !== scalarText(item[key]));
  if (!isRenderableObject(item) || given.length === 0 || (given.length < keys.length && !others.every(isNew))) {
    throw new Error(`${path}: each item must have ${keys.join(" and ")}, by which it is merged`);
  }
  if (item["$patch"] === "replace")
    throw new Error(`${path}: kustomize ignores "$patch: replace" in an item of this list`);
}

// A directive for the list as a whole is an item of its own.
function withoutDirective(patch: readonly Renderable[]): {
  readonly directive?: Renderable | undefined;
  readonly items: readonly Renderable[];
} {
  const isDirective = (item: Renderable) =>
    isRenderableObject(item) && "$patch" in item && Object.keys(item).length === 1;
  const found = patch.find(isDirective);
  return {
    directive: isRenderableObject(found) ? found["$patch"] : undefined,
    items: patch.filter((item) => !isDirective(item)),
  };
}

function otherKind({ path }: Place, got: string): Error {
  return new Error(`${path}: the object has another kind of value there than ${got}`);
}

function isList(value: Renderable | undefined): value is readonly Renderable[] {
  return Array.isArray(value);
}

/** The text that a field's value is compared by: 80 and "80" are the same name. */
function scalarText(value: Renderable | undefined): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
