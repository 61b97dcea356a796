import * as assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import * as path from "node:path";
import * as fc from "fast-check";
import { CST, Lexer, parse, parseDocument } from "yaml";
import { readData } from "../../../../components/manifests/yaml/read-data";
import { render } from "../../../../components/manifests/yaml/render";
import { splitDocuments } from "../../../../components/manifests/yaml/documents";
import { REFERENCE } from "../../../reference";
import { referenceFile } from "../reference-bundle";
import { anyObject, plain } from "./any-object";

const MANIFESTS = readdirSync(REFERENCE, { recursive: true })
  .map(String)
  .filter((name) => name.endsWith(".yaml"));

// What YAML gives a meaning to somewhere.
const PIECES = [
  ...Array.from("ac' \"|>#[]{},:?~!%@\\=+._\n\r\t"),
  ...[
    "b: ",
    "- ",
    "  ",
    "|-",
    "{}",
    "&a",
    "&a ",
    "*a",
    "!t ",
    "!!str ",
    "0x1",
    "null",
    "---",
    "\r\n",
    "''",
    "...",
    "<<",
    "-1",
  ],
];
const PROPERTIES: ReadonlySet<unknown> = new Set(["anchor", "alias", "tag"]);

describe("readData", () => {
  for (const name of MANIFESTS) {
    it(`reads every document of ${name} as the yaml library does`, () => {
      const documents = splitDocuments(referenceFile(...name.split(path.sep)));
      assert.ok(documents.length > 0);
      for (const text of documents) assert.deepEqual(readData(text), parse(text));
    });
  }

  it("reads whatever render prints", () => {
    fc.assert(
      fc.property(anyObject(), (object) => {
        const text = render(object);
        assert.deepEqual(plain(readData(text)), plain(object), text);
      }),
      { numRuns: 50 },
    );
  });

  it("reads no document in which the yaml library too finds no fault, but an anchor, an alias or a tag", () => {
    const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }).map((parts) => parts.join(""));
    const start = fc.constantFrom(
      "a: ",
      "b:\n",
      "- ",
      "- c: ",
      "",
      "d: |-\n",
      "e: '",
      "? ",
      "f:\n# g\n",
      "%TAG ! a\n---\n",
    );
    const line = fc.tuple(fc.constantFrom("", "  ", "    "), start, text).map((parts) => parts.join(""));
    const document = fc.array(line, { maxLength: 6 }).map((lines) => lines.join("\n"));
    fc.assert(
      fc.property(fc.oneof(text, document), (yaml) => {
        if (isRead(yaml) && parseDocument(yaml).errors.length === 0)
          assert.deepEqual(propertiesOf(yaml), [], JSON.stringify(yaml));
      }),
      { numRuns: 3000 },
    );
  });

  it("reads a text with what would be anchors, aliases and tags elsewhere", () => {
    const text = "a: |\n  &a b\n  *c\n  - !d e\nf: 'g: &h *i !j'\nk: l &m *n !o\np: [q&r, s*t, u!v] # &w\n";
    assert.deepEqual(readData(text), {
      a: "&a b\n*c\n- !d e\n",
      f: "g: &h *i !j",
      k: "l &m *n !o",
      p: ["q&r", "s*t", "u!v"],
    });
  });

  it("sets no prototype", () => {
    assert.equal(JSON.stringify(readData("__proto__: {a: b}\n")), '{"__proto__":{"a":"b"}}');
  });

  const refused: Readonly<Record<string, readonly [string, RegExp]>> = {
    "an alias": ["a: 1\nb: *a\n", /^Error: aliases are not allowed, at line 2$/],
    "an anchor": ["a: 1\nb: &b 1\n", /^Error: anchors are not allowed, at line 2$/],
    "an anchor of a mapping": ["a:\n  # c\n\n  &b\n  c: d\n", /^Error: anchors are not allowed, at line 4$/],
    "an anchor of a key": ["a: 1\n&b c: d\n", /^Error: anchors are not allowed, at line 2$/],
    "an anchor behind a tag": ["a: 1\nb: [!c &d e]\n", /^Error: tags are not allowed, at line 2$/],
    "an anchor of nothing": ["a: &b\n", /^Error: anchors are not allowed, at line 1$/],
    "a tag": ["a: !!int 1\n", /^Error: tags are not allowed, at line 1$/],
    "a tag that nobody knows": ["a: !x 1\n", /^Error: tags are not allowed, at line 1$/],
    "a tag in angle brackets": ["a:\r\n- !<tag:yaml.org,2002:str> 1\n", /^Error: tags are not allowed, at line 2$/],
    "a tag without a name": ["a: ! 1\n", /^Error: tags are not allowed, at line 1$/],
    "a merge key as a merge": ["a: &a {b: c}\nd:\n  <<: *a\n", /anchors are not allowed/],
    "a key twice": ["a: 1\nb: 2\na: 3\n", /^Error: duplicated mapping key at line 3$/],
    "a key that is a list": ["? [a]\n: b\n", /^Error: a key that is not a string is not allowed$/],
    "a key that is a mapping": ["- {{a: b}: c}\n", /^Error: a key that is not a string is not allowed$/],
    "two documents": ["a: 1\n--- b\n", /^Error: expected one document, got several$/],
    "a directive that nobody knows": ["%a b\n---\nc: d\n", /^Error: unknown document directive "a" at line \d$/],
    "a comment that ends for some at a lone carriage return": [
      "#\ra\n*a",
      /^Error: a carriage return without a line feed is not allowed, at line 1$/,
    ],
    "a lone carriage return in a text": [
      'a: b\r\nc: "d\re"\n',
      /^Error: a carriage return without a line feed is not allowed, at line 2$/,
    ],
    "lists in lists without end": ["[".repeat(1_000_000), /^Error: nesting exceeded maxDepth \(100\) at line 1$/],
    "items in items without end": ["- ".repeat(1_000_000), /^Error: nesting exceeded maxDepth \(100\) at line 1$/],
  };
  for (const [what, [text, message]] of Object.entries(refused)) {
    it(`refuses ${what}`, () => {
      assert.throws(() => readData(text), message);
    });
  }

  it("takes no time over a bomb of aliases", () => {
    const lines = Array.from({ length: 30 }, (_, at) => `a${at + 1}: &a${at + 1} [${`*a${at}, `.repeat(9)}]`);
    assert.throws(() => readData(`a0: &a0 x\n${lines.join("\n")}\n`), /anchors are not allowed, at line 1/);
  });

  it("takes no time over a mapping with very many keys", () => {
    const keys = Array.from({ length: 100_000 }, (_, at) => `k${at}: 1`).join("\n");
    assert.throws(() => readData(`${keys}\nk7: 2\n`), /duplicated mapping key at line 100001/);
  });
});

function isRead(text: string): boolean {
  try {
    readData(text);
    return true;
  } catch {
    return false;
  }
}

function propertiesOf(text: string): string[] {
  let scalar = false;
  return [...new Lexer().lex(text)].filter((source) => {
    const property = !scalar && PROPERTIES.has(CST.tokenType(source));
    scalar = !scalar && source === CST.SCALAR;
    return property;
  });
}
