import * as assert from "node:assert/strict";
import { normalizeGoDuration } from "../../../components/manifests/go-duration";
import { goldenTable } from "./golden/golden";

describe("goDuration", () => {
  for (const [text, printed] of Object.entries(goldenTable("go-durations.json"))) {
    it(`prints ${text} as ${printed}`, () => {
      assert.equal(normalizeGoDuration(text), printed);
    });
  }

  it("leaves what it printed as it is", () => {
    const printed = Object.values(goldenTable("go-durations.json"));
    assert.deepEqual(printed.map(normalizeGoDuration), printed);
  });

  for (const text of [
    "",
    "60",
    "1",
    "1 m",
    "-1m",
    "m",
    "1m0",
    "1d",
    "1,5h",
    ".s",
    "1.2.3s",
    "1m ",
    "９s",
    "9999999999s",
  ]) {
    it(`refuses ${JSON.stringify(text)}`, () => {
      assert.throws(() => normalizeGoDuration(text), {
        message: `expected a Go duration such as "1m0s", got ${JSON.stringify(text)}`,
      });
    });
  }
});
