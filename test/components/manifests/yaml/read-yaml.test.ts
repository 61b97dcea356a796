import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { parse } from "yaml";
import { readYaml } from "../../../../components/manifests/yaml/read-yaml";
import { render } from "../../../../components/manifests/yaml/render";
import { splitDocuments } from "../../../../components/manifests/yaml/documents";
import { scalarsOf, valueOf } from "../../../../components/manifests/yaml/yaml-node";
import { referenceFile } from "../reference-bundle";
import { anyObject, plain } from "./any-object";

describe("readYaml", () => {
  it("reads whatever render prints", () => {
    fc.assert(
      fc.property(anyObject(), (object) => {
        const text = render(object);
        assert.deepEqual(plain(valueOf(readYaml(text))), plain(object), text);
      }),
      { numRuns: 50 },
    );
  });

  it("reports where each scalar is", () => {
    for (const text of splitDocuments(referenceFile("v2.9.4", "bundle", "rbac.yaml"))) {
      const scalars = scalarsOf(readYaml(text));
      assert.ok(scalars.length > 0);
      for (const { start, end, value } of scalars) assert.deepEqual(parse(text.slice(start, end)), value);
    }
  });

  it("reads other styles with the library", () => {
    const text = '# c\n{"a": [1, true, null, "b"], __proto__: {c: d}}\n';
    assert.deepEqual(JSON.stringify(valueOf(readYaml(text))), '{"a":[1,true,null,"b"],"__proto__":{"c":"d"}}');
  });

  const refused: Readonly<Record<string, readonly [string, RegExp]>> = {
    "an alias": ["a: 1\nb: *a\n", /^Error: aliases are not allowed, at line 2$/],
    "an anchor": ["a: 1\nb: &b 1\n", /^Error: anchors are not allowed, at line 2$/],
    "a tag": ["a: !!int 1\n", /^Error: tags are not allowed, at line 1$/],
    "a tag that nobody knows": ["a: !x 1\n", /^Error: tags are not allowed, at line 1$/],
    "a merge key as a merge": ["a: &a {b: c}\nd:\n  <<: *a\n", /anchors are not allowed/],
    "a key twice": ["a: 1\nb: 2\na: 3\n", /^Error: duplicated mapping key at line 3$/],
    "a key that is a list": ["? [a]\n: b\n", /^Error: a key that is not a string is not allowed$/],
    "two documents": ["a: 1\n--- b\n", /^Error: expected one document, got several$/],
    "lists in lists without end": ["[".repeat(1_000_000), /^Error: nesting exceeded maxDepth \(100\) at line 1$/],
    "items in items without end": ["- ".repeat(1_000_000), /^Error: nesting exceeded maxDepth \(100\) at line 1$/],
    "a mapping in a list without braces": ["[a: b]\n", /^Error: only mappings of a key to a value are allowed$/],
    "a key without a value": ["{a, b: c}\n", /^Error: only mappings of a key to a value are allowed$/],
    nothing: ["", /^Error: expected a value, got none$/],
  };
  for (const [what, [text, message]] of Object.entries(refused)) {
    it(`refuses ${what}`, () => {
      assert.throws(() => readYaml(text), message);
    });
  }

  it("takes no time over a bomb of aliases", () => {
    const lines = Array.from({ length: 30 }, (_, at) => `a${at + 1}: &a${at + 1} [${`*a${at}, `.repeat(9)}]`);
    assert.throws(() => readYaml(`a0: &a0 x\n${lines.join("\n")}\n`), /anchors are not allowed, at line 1/);
  });

  it("takes no time over a mapping with very many keys", () => {
    const keys = Array.from({ length: 100_000 }, (_, at) => `k${at}: 1`).join("\n");
    assert.throws(() => readYaml(`${keys}\nk7: 2\n`), /duplicated mapping key at line 100001/);
  });
});
