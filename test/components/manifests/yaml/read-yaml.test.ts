import * as assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import * as path from "node:path";
import * as fc from "fast-check";
import { parse } from "yaml";
import { readBlockStyle } from "../../../../components/manifests/yaml/block-reader";
import { readAnyStyle } from "../../../../components/manifests/yaml/library-reader";
import { readYaml } from "../../../../components/manifests/yaml/read-yaml";
import { render } from "../../../../components/manifests/yaml/render";
import { splitDocuments } from "../../../../components/manifests/yaml/split-documents";
import { scalarsOf, valueOf, type YamlNode } from "../../../../components/manifests/yaml/yaml-node";
import { REFERENCE } from "../../../reference";
import { referenceFile } from "../reference-bundle";

const MANIFESTS = readdirSync(REFERENCE, { recursive: true }).map(String).filter((name) => name.endsWith(".yaml"));

// What YAML gives a meaning to somewhere.
const PIECES = [
  ..."ac' \"|>#[],:?~!%@\\=+._\n\t",
  ...["b: ", "- ", "  ", "|-", "{}", "&a", "*a", "1", "0x1", "null", "---", "''", "...", "<<", "1.5", "-1"],
];

describe("readBlockStyle", () => {
  for (const name of MANIFESTS) {
    it(`reads every document of ${name} as the yaml library does`, () => {
      const documents = splitDocuments(referenceFile(...name.split(path.sep)));
      assert.ok(documents.length > 0);
      for (const text of documents) assert.deepEqual(valueOf(read(text)), parse(text));
    });
  }

  it("reports the same positions as the yaml library", () => {
    for (const text of splitDocuments(referenceFile("v2.9.4", "bundle", "source-controller.yaml"))) {
      assert.deepEqual(placesOf(read(text), text), placesOf(readAnyStyle(text), text));
    }
  });

  it("reads whatever render prints", () => {
    const scalar = fc.oneof(fc.string(), fc.stringMatching(/^[ a-z0-9:#'"{}[\]|>&*!~.+-]*$/), fc.boolean(), fc.integer());
    const list = fc.oneof(fc.array(scalar), fc.array(fc.array(scalar)));
    const object = fc.dictionary(fc.string(), fc.oneof(scalar, list));
    const value = fc.oneof(scalar, list, object, fc.array(object), fc.array(fc.array(object)));
    fc.assert(
      fc.property(fc.dictionary(fc.string(), value, { minKeys: 1 }), (object) => {
        const text = render(object);
        assert.deepEqual(plain(valueOf(readYaml(text))), plain(object), text);
      }),
      { numRuns: 50 },
    );
  });

  it("leaves to the library whatever it is not sure about, and never reads it differently", () => {
    const piece = fc.constantFrom(...PIECES);
    const text = fc.array(piece, { maxLength: 12 }).map((parts) => parts.join(""));
    const start = fc.constantFrom("a: ", "b:\n", "- ", "- c: ", "", "d: |-\n", "e: '");
    const line = fc.tuple(fc.constantFrom("", "  ", "    "), start, text).map((parts) => parts.join(""));
    const document = fc.array(line, { maxLength: 6 }).map((lines) => lines.join("\n"));
    fc.assert(
      fc.property(fc.oneof(text, document), (yaml) => {
        const node = readBlockStyle(yaml);
        if (node) assert.deepEqual(valueOf(node), valueOf(readAnyStyle(yaml)), JSON.stringify(yaml));
      }),
      { numRuns: 3000 },
    );
  });

  it("leaves a document without content to the library", () => {
    assert.equal(readBlockStyle("# nothing\n"), undefined);
  });

  const unusual: Readonly<Record<string, string>> = {
    "a comment": "a: b # c\n",
    "a quoted key": '"a": b\n',
    "a flow mapping": "a: {b: c}\n",
    "an anchor": "a: &b c\n",
    "an alias": "a: *b\n",
    "a tag": "a: !!str b\n",
    "a folded text": "a: >-\n  b\n",
    "a text with an indentation indicator": "a: |2-\n   b\n",
    "an octal number": "a: 0o17\n",
    "a key twice": "a: b\na: c\n",
    "a tab": "a:\tb\n",
    "a key that would set a prototype": "__proto__: a\n",
    "a second document": "a: b\n--- c\n",
    "a line that belongs nowhere": "a:\n    b: c\n  d: e\n",
  };
  for (const [what, text] of Object.entries(unusual)) {
    it(`leaves a document with ${what} to the library`, () => {
      assert.equal(readBlockStyle(text), undefined);
    });
  }
});

describe("readYaml", () => {
  it("reads other styles with the library", () => {
    const text = '# c\n{"a": [1, true, null, "b"], __proto__: {c: d}}\n';
    assert.deepEqual(JSON.stringify(valueOf(readYaml(text))), '{"a":[1,true,null,"b"],"__proto__":{"c":"d"}}');
  });

  const refused: Readonly<Record<string, readonly [string, RegExp]>> = {
    "an alias": ["a: 1\nb: *a\n", /[Aa]lias/],
    "an anchor": ["a: 1\nb: &b 1\n", /^Error: anchors are not allowed, at line 2$/],
    "a tag": ["a: !!int 1\n", /^Error: tags are not allowed, at line 1$/],
    "a tag that nobody knows": ["a: !x 1\n", /Unresolved tag: !x at line 1, column 4$/],
    "a merge key as a merge": ["a: &a {b: c}\nd:\n  <<: *a\n", /anchors are not allowed/],
    "a key twice": ["a: 1\nb: 2\na: 3\n", /^Error: the key "a" is there twice, at line 3$/],
    "a key that is a list": ["? [a]\n: b\n", /^Error: a key that is not a string is not allowed$/],
    "two documents": ["a: 1\n--- b\n", /^Error: expected one document, got several, at line 2/],
    "lists in lists without end": ["[".repeat(1_000_000), /^Error: nested too deeply$/],
    "items in items without end": ["- ".repeat(1_000_000), /^Error: nested too deeply$/],
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
    assert.throws(() => readYaml(`${keys}\nk7: 2\n`), /the key "k7" is there twice, at line 100001/);
  });
});

function read(text: string): YamlNode {
  const node = readBlockStyle(text);
  assert.ok(node, `not read: ${text.slice(0, 200)}`);
  return node;
}

// The library counts the line feed of a literal text in, and leaves nulls out.
function placesOf(node: YamlNode, text: string): string[] {
  return scalarsOf(node).map(({ start, end }) => `${start}: ${text.slice(start, end).trimEnd()}`);
}

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
