import * as assert from "node:assert/strict";
import { splitDocuments } from "../../../../components/manifests/yaml/split-documents";

describe("splitDocuments", () => {
  const split: Readonly<Record<string, readonly [string, readonly string[]]>> = {
    "at its markers": ["a: b\n---\nc: d\n", ["a: b\n", "c: d\n"]],
    "at markers with a space behind and a carriage return": ["a: b\r\n--- \r\nc: d\r\n", ["a: b\r\n", "c: d\r\n"]],
    "leaving out what has comments only": ["# a\n---\n\n  # b\n---\nc: d\n---\n", ["c: d\n"]],
    "not within a line": ["a: b---\nc: ---\n", ["a: b---\nc: ---\n"]],
    "not behind a line separator, which is a character as any other": ["a: 'b\u2028---\n'\n", ["a: 'b\u2028---\n'\n"]],
  };
  for (const [how, [stream, documents]] of Object.entries(split)) {
    it(`splits a stream ${how}`, () => {
      assert.deepEqual(splitDocuments(stream), documents);
    });
  }
});
