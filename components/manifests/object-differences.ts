import { normalizeDirectory } from "./directory";
import { isRecord } from "./is-record";
import { kindAndName, type KubernetesObject } from "./kubernetes-object";
import { normalizeGoDuration } from "./go-duration";
import { objectsOf } from "./parse";

/** A value that a manifest has otherwise than another one. */
export interface Difference {
  /** The object, such as `Deployment flux-system/source-controller`. */
  readonly object: string;
  /** The path of the field, such as `spec.interval`; empty for the object as a whole. */
  readonly field: string;
  /** The value; undefined where there is none. */
  readonly found: unknown;
  readonly wanted: unknown;
}

/**
 * Returns the differences between two manifests, by the values of their objects: the order, comments, and other writings of a
 * duration or of a repository's URL are none.
 *
 * @throws Error when one of them is not a manifest
 */
export function objectDifferences(found: string, wanted: string): Difference[] {
  const [before, after] = [byName(found), byName(wanted)];
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((object) =>
    differencesOf(object, "", before.get(object), after.get(object)),
  );
}

/** Describes a difference in a line. */
export function differenceLine({ object, field, found, wanted }: Difference): string {
  if (field === "") return `${object}: ${found === undefined ? "is added" : "is removed"}`;
  return `${object}: ${field}: ${shown(found)} becomes ${shown(wanted)}`;
}

const LONGEST = 80;

function shown(value: unknown): string {
  if (value === undefined) return "nothing";
  const text = JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

function byName(manifest: string): ReadonlyMap<string, KubernetesObject> {
  return new Map(objectsOf(manifest).map((object) => [kindAndName(object), object]));
}

function differencesOf(object: string, field: string, found: unknown, wanted: unknown): Difference[] {
  if (isRecord(found) && isRecord(wanted)) {
    const keys = [...new Set([...Object.keys(found), ...Object.keys(wanted)])];
    return keys.flatMap((key) =>
      differencesOf(object, field === "" ? key : `${field}.${key}`, found[key], wanted[key]),
    );
  }
  return normalized(field, found) === normalized(field, wanted) ? [] : [{ object, field, found, wanted }];
}

/** Returns a text that is the same for values that mean the same. */
function normalized(field: string, value: unknown): string {
  if (typeof value !== "string") return JSON.stringify(value);
  if (field === "spec.url") return value.replace(/\/$/, "").replace(/\.git$/, "");
  if (field === "spec.path") return normalizeDirectory(value);
  if (/^spec\.(interval|timeout|retryInterval)$/.test(field)) {
    try {
      return normalizeGoDuration(value);
    } catch {
      return value;
    }
  }
  return JSON.stringify(value);
}
