import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { parse } from "yaml";
import { goScalar } from "../../../../components/manifests/yaml/go-scalar";
import { goldenTable } from "../golden/golden";

describe("goScalar", () => {
  for (const [value, printed] of Object.entries(goldenTable("go-scalars.json"))) {
    it(`prints ${JSON.stringify(value)} as Go does`, () => {
      assert.equal(goScalar(value), printed);
    });
  }

  it("quotes what Go leaves bare though other readers see no string in it", () => {
    const values = ["1e400", "0xFFFFFFFFFFFFFFFFFF", "2024-02-30", "a\nb", "\x7f", "\u2028"];
    assert.deepEqual(values.map(goScalar), [
      '"1e400"',
      '"0xFFFFFFFFFFFFFFFFFF"',
      '"2024-02-30"',
      '"a\\nb"',
      '"\\x7F"',
      '"\\L"',
    ]);
  });

  it("prints any string so that it is read as the same string", () => {
    const numeric = fc.stringMatching(/^[-+_.:0-9exobTZ]{1,9}$/);
    const inked = fc.stringMatching(/^[ !-~]{0,12}$/);
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "grapheme" }), numeric, inked), (value) => {
        assert.deepEqual(parse(`k: ${goScalar(value)}\n`), { k: value });
      }),
      { numRuns: 500 },
    );
  });
});
