import assert from "node:assert/strict";

import { escapeMermaid, escapeXml, wrap } from "../../../../components/status/picture/escape";

describe("escapeXml", () => {
  it("writes what XML reads in another way as references", () => {
    assert.equal(escapeXml(`a<b>&"c"'`), "a&#60;b&#62;&#38;&#34;c&#34;&#39;");
  });

  it("leaves out what XML does not have", () => {
    assert.equal(escapeXml("a\u0000b\u001b\ufffec\ud800d😀"), "abc\ufffdd😀");
  });
});

describe("escapeMermaid", () => {
  it("leaves words as they are", () => {
    assert.equal(escapeMermaid("✔ flux-system/apps 日本"), "✔ flux-system/apps 日本");
  });

  it("writes what Mermaid or Markdown read in another way as references", () => {
    assert.equal(escapeMermaid('"]-->#- x'), "#34;#93;#45;#45;#62;#35;#45; x");
  });
});

describe("wrap", () => {
  for (const [text, width, count, lines] of [
    ["one two three", 7, 3, ["one two", "three"]],
    ["one two three", 20, 3, ["one two three"]],
    ["one two three four", 7, 2, ["one two", "three …"]],
    ["abcdefghij", 4, 3, ["abcd", "efgh", "ij"]],
    ["😀😀😀", 2, 2, ["😀😀", "😀"]],
    ["", 4, 3, []],
  ] as const) {
    it(`makes at most ${count} lines of ${width} letters of "${text}"`, () => {
      assert.deepEqual(wrap(text, width, count), lines);
    });
  }
});
