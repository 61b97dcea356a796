import * as assert from "node:assert/strict";
import { parseAllDocuments } from "yaml";
import { objectsOf } from "../../../components/manifests/parse";
import { referenceFile } from "./reference-bundle";

describe("objectsOf", () => {
  it("reads the objects of gotk-components.yaml in their order", () => {
    const text = referenceFile("v2.9.4", "gotk-components-all.yaml");
    assert.deepEqual(
      objectsOf(text),
      parseAllDocuments(text).map((document) => document.toJS()),
    );
  });

  it("skips documents without content", () => {
    const objects = objectsOf("---\n# nothing\n---\napiVersion: v1\nkind: A\nmetadata:\n  name: a\n---\n\n---\n");
    assert.deepEqual(objects, [{ apiVersion: "v1", kind: "A", metadata: { name: "a" } }]);
  });

  it("reads nothing from an empty manifest", () => {
    assert.deepEqual(objectsOf(""), []);
  });

  it("reads JSON, and line ends of other systems", () => {
    const expected = [{ apiVersion: "v1", kind: "A", metadata: { name: "a", labels: { b: "c" } } }];
    assert.deepEqual(objectsOf(JSON.stringify(expected[0])), expected);
    const text = "apiVersion: v1\r\nkind: A\r\nmetadata: {name: a, labels: {b: c}}\r\n";
    assert.deepEqual(objectsOf(`---\r\n${text}---\r\n${text}---`), [...expected, ...expected]);
  });

  const good = "apiVersion: v1\nkind: A\nmetadata:\n  name: a\n";
  const refused: Readonly<Record<string, readonly [string, RegExp]>> = {
    "text that is no object": ["hello\n", /document 2: expected a Kubernetes object, got "hello"/],
    "a list": ["- a\n", /document 2: expected a Kubernetes object, got a list/],
    "an object without a kind": [
      "apiVersion: v1\nmetadata:\n  name: a\n",
      /document 2: kind: expected a string, got nothing/,
    ],
    "an apiVersion that is a number": [
      "apiVersion: 1\nkind: A\nmetadata:\n  name: a\n",
      /apiVersion: expected a string, got 1/,
    ],
    "an object without metadata": [
      "apiVersion: v1\nkind: A\n",
      /document 2: metadata: expected an object, got nothing/,
    ],
    "an empty name": ["apiVersion: v1\nkind: A\nmetadata:\n  name: ''\n", /metadata\.name: expected a string, got ""/],
    "a namespace that is a number": [`${good}  namespace: 1\n`, /metadata\.namespace: expected a string, got 1/],
    "labels that are a list": [`${good}  labels: []\n`, /metadata\.labels: expected an object, got a list/],
    "a label that is a boolean": [
      `${good}  labels:\n    on: true\n`,
      /metadata\.labels\["on"\]: expected a string, got true/,
    ],
    "a key twice": [`${good}kind: B\n`, /document 2: duplicated mapping key at line 5/],
    "an anchor": [`${good}a: &b c\n`, /document 2: anchors are not allowed, at line 5/],
    "an alias": [`${good}a: *b\n`, /document 2: .*[Aa]lias/],
    "text that is no YAML": [
      "a: 'b\n",
      /document 2: unexpected end of the stream within a single quoted scalar at line 2/,
    ],
    "a document that starts behind its marker": [`${good}--- {}\n`, /document 2: expected one document, got several/],
    "a number without end": [`${good}a: ${"1".repeat(1_000_000)}x\nb\n`, /document 2: .* at line \d/],
    "half a document": [`${good}a: {b: \n`, /document 2: .* flow collection.* at line \d/],
    "a text of many megabytes": ["#".repeat(3_000_000), /the manifest is larger than 2097152 characters/],
  };
  for (const [what, [text, message]] of Object.entries(refused)) {
    it(`refuses ${what}`, () => {
      assert.throws(() => objectsOf(`${good}---\n${text}`), message);
    });
  }
});
