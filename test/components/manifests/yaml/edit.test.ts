import * as assert from "node:assert/strict";
import { applyEdits } from "../../../../components/manifests/yaml/edit";

describe("applyEdits", () => {
  it("replaces, inserts and deletes at positions of the unedited text", () => {
    const edits = [
      { start: 6, end: 6, text: "!" },
      { start: 0, end: 1, text: "AA" },
      { start: 2, end: 4, text: "" },
    ];
    assert.equal(applyEdits("abcdef", edits), "AAbef!");
  });

  it("keeps insertions at one place in the order given", () => {
    assert.equal(
      applyEdits(
        "ab",
        ["1", "2", "3"].map((text) => ({ start: 1, end: 1, text })),
      ),
      "a123b",
    );
  });

  it("refuses edits of the same characters", () => {
    const edits = [
      { start: 0, end: 2, text: "x" },
      { start: 1, end: 3, text: "y" },
    ];
    assert.throws(() => applyEdits("abc", edits), /two edits overlap at character 1/);
  });
});
