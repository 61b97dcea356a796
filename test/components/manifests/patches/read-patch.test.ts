import assert from "node:assert/strict";

import { readPatch } from "../../../../components/manifests/patches/read-patch";

const MERGE = "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: a\n";

describe("readPatch", () => {
  it("reads a strategic merge patch, with or without a target", () => {
    const merge = { apiVersion: "v1", kind: "Namespace", metadata: { name: "a" } };
    assert.deepEqual(readPatch(MERGE), { merge });
    assert.deepEqual(readPatch(MERGE, { kind: "Namespace" }), { merge, target: { kind: "Namespace" } });
  });

  it("reads JSON 6902 operations, in YAML and in JSON", () => {
    const operations = [{ op: "remove", path: "/spec/a~1b" }];
    assert.deepEqual(readPatch("- op: remove\n  path: /spec/a~1b\n", { name: "a" }), {
      operations,
      target: { name: "a" },
    });
    assert.deepEqual(readPatch(JSON.stringify(operations), { name: "a" }), { operations, target: { name: "a" } });
  });

  const refused: Readonly<Record<string, readonly [string, RegExp, object?]>> = {
    "what is no YAML": ["a: [", /at line/],
    "a text": ["hello", /^Error: must be a strategic merge patch or a list of JSON 6902 operations$/],
    nothing: ["", /^Error: must be a strategic merge patch/],
    "several documents": [`${MERGE}---\n${MERGE}`, /expected one document, got several/],
    "an anchor": ["a: &a 1\n", /anchors are not allowed/],
    "operations without a target": ["- {op: remove, path: /a}", /requires a target/],
    "an operation that is none": [
      "- {op: delete, path: /a}",
      /operation 1: op must be one of add, remove, replace, move, copy, test/,
      {},
    ],
    "an operation without a path": ["- {op: remove}", /operation 1: path must be a JSON pointer/, {}],
    "a path that is no pointer": [
      "- {op: remove, path: spec}",
      /path must be a JSON pointer such as "\/spec\/template", got "spec"/,
      {},
    ],
    "the whole document": ["- {op: replace, path: '', value: {}}", /path must be a JSON pointer/, {}],
    "an index from the end": ["- {op: remove, path: /spec/a/-1}", /must not count from the end of a list/, {}],
    "an operation without its value": [
      "- {op: remove, path: /a}\n- {op: add, path: /a}",
      /operation 2: add requires "value"/,
      {},
    ],
    "a move without its source": ["- {op: move, path: /a}", /operation 1: move requires "from"/, {}],
    "a patch without a kind": [
      "apiVersion: v1\nmetadata: {name: a}",
      /^Error: kind: a strategic merge patch must have it$/,
    ],
    "a patch without a name": [
      "apiVersion: v1\nkind: Namespace",
      /^Error: metadata\.name: a strategic merge patch must have it/,
    ],
    "a directive that kustomize does not have": [
      `${MERGE}spec: {$retainKeys: [a]}`,
      /^Error: spec\.\$retainKeys: kustomize knows no directive but \$patch$/,
    ],
    "an unknown value of a directive": [
      `${MERGE}spec: {$patch: remove}`,
      /^Error: spec\.\$patch: must be merge, replace or delete, got "remove"$/,
    ],
    "a key that kustomize takes for a number": [
      `${MERGE}data: {"123": a}`,
      /^Error: data\.123: must be a key that kustomize reads as a string$/,
    ],
  };
  for (const [what, [text, message, target]] of Object.entries(refused)) {
    it(`refuses ${what}`, () => {
      assert.throws(() => readPatch(text, target), message);
    });
  }
});
