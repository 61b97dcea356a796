import assert from "node:assert/strict";

import { labelSelector } from "../../../../components/manifests/patches/label-selector";

describe("labelSelector", () => {
  const labels = { app: "flux", "example.com/tier": "a" };
  const cases: readonly (readonly [string, boolean])[] = [
    ["app=flux", true],
    ["app==flux", true],
    ["app = other", false],
    ["app!=flux", false],
    ["missing!=flux", true],
    ["app", true],
    ["!app", false],
    ["!missing,example.com/tier", true],
    ["app in (a, flux)", true],
    ["app in (a,b)", false],
    ["missing in (a)", false],
    ["app notin (a,b),app=flux", true],
    ["missing notin (a)", true],
    ["app notin (flux)", false],
  ];
  for (const [selector, fits] of cases) {
    it(`${fits ? "fits" : "does not fit"} ${selector}`, () => {
      assert.equal(labelSelector(selector)(labels), fits);
    });
  }

  for (const selector of ["app=a b", "app in a", "=a", "app in (a", ","]) {
    it(`refuses ${JSON.stringify(selector)}`, () => {
      assert.throws(() => labelSelector(selector), /is not a requirement such as "app=flux"/);
    });
  }
});
