import * as assert from "node:assert/strict";
import { splitDocuments, topLevelKey } from "../../../../components/manifests/yaml/documents";

describe("topLevelKey", () => {
  const found: Readonly<Record<string, readonly [string, number | undefined]>> = {
    "a key": ["a: b\nspec:\n  c: d\n", 5],
    "a key behind all that a text may be": ["# a\nb: [c, 'd']\ne:\n- |\n  spec:\n- \"f\"\nspec:\n", 37],
    "no key within another": ["a:\n  spec: b\n", undefined],
    "no line of a text": ["a: |\n  b\n   spec:\n", undefined],
    "no line of a text that a line separator begins": ["a: 'b\u2028spec: '\n", undefined],
    "no value": ["a: spec\n", undefined],
    "no comment": ["a: b\n#spec:\n", undefined],
    "nothing in nothing": ["", undefined],
  };
  for (const [what, [text, position]] of Object.entries(found)) {
    it(`finds ${what}`, () => {
      assert.equal(topLevelKey(text, "spec"), position);
    });
  }

  it("does not go on behind the key", () => {
    assert.equal(topLevelKey(`spec: a\nspec: ${"[".repeat(1_000_000)}`.replace("spec", "a: b\nspec"), "spec"), 5);
  });
});

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
