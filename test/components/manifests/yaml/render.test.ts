import * as assert from "node:assert/strict";
import { render } from "../../../../components/manifests/yaml/render";

describe("render", () => {
  it("sorts keys and leaves out what is undefined", () => {
    assert.equal(render({ b: 1, a: true, c: undefined }), "a: true\nb: 1\n");
  });

  it("sets lists flush with their key", () => {
    const object = { list: ["a", { c: [1], b: { d: "x" } }, ["e", ["f"]]] };
    const text = ["list:", "- a", "- b:", "    d: x", "  c:", "  - 1", "- - e", "  - - f", ""];
    assert.equal(render(object), text.join("\n"));
  });

  it("prints empty collections in one line", () => {
    assert.equal(render({ a: {}, b: [], c: { d: undefined }, e: [{}, []] }), "a: {}\nb: []\nc: {}\ne:\n- {}\n- []\n");
  });

  it("quotes what would not be read as the same string, in values and in keys", () => {
    assert.equal(render({ on: "123", "a: b": "it's: so" }), "'a: b': 'it''s: so'\n\"on\": \"123\"\n");
  });

  it("indents every line as deep as asked", () => {
    assert.equal(render({ a: { b: ["c"] } }, 4), "    a:\n      b:\n      - c\n");
  });

  it("prints a list of objects, and null", () => {
    assert.equal(render([{ op: "remove" }, { value: null }]), "- op: remove\n- value: null\n");
  });

  it("prints a text of lines as a block, at any depth", () => {
    assert.equal(render({ a: [{ b: "c:\n  d\n" }] }), "a:\n- b: |\n    c:\n      d\n");
  });

  it("quotes a text that a block would not keep", () => {
    for (const text of ["a\nb", "a\n\n", " a\nb\n", "a \nb\n", "ä\nb\n", "\n"]) {
      assert.match(render({ a: text }), /^a: ".*"\n$/, JSON.stringify(text));
    }
  });
});
