import * as fc from "fast-check";
import type { RenderableObject } from "../../../../components/manifests/yaml/render";

/** Any object that can be rendered, with strings that YAML would rather read as something else. */
export function anyObject(): fc.Arbitrary<RenderableObject> {
  const scalar = fc.oneof(fc.string(), fc.stringMatching(/^[ a-z0-9:#'"{}[\]|>&*!~.+-]*$/), fc.boolean(), fc.integer());
  const list = fc.oneof(fc.array(scalar), fc.array(fc.array(scalar)));
  const object = fc.dictionary(fc.string(), fc.oneof(scalar, list));
  const value = fc.oneof(scalar, list, object, fc.array(object), fc.array(fc.array(object)));
  return fc.dictionary(fc.string(), value, { minKeys: 1 });
}

/** The same data without prototypes, for comparing. */
export function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
