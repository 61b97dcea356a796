import assert from "node:assert/strict";

import { isMisreadAsJson } from "../../../../components/manifests/patches/json-operations";

describe("isMisreadAsJson", () => {
  for (const text of [
    "[{op: add, path: /metadata/labels/a, value: b}]",
    '[{"op": "remove", "path": "/spec"},]',
    '[{"op": "remove", "path": "/spec"}] # why',
    "[\n  {op: remove, path: /spec}\n]\n",
  ])
    it(`holds for ${JSON.stringify(text)}`, () => assert.ok(isMisreadAsJson(text)));

  for (const text of [
    '[{"op": "remove", "path": "/spec"}]\n',
    "[]",
    "- {op: remove, path: /spec}\n",
    "# why\n[{op: remove, path: /spec}]\n",
    "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}",
    "",
  ])
    it(`does not hold for ${JSON.stringify(text)}`, () => assert.ok(!isMisreadAsJson(text)));
});
