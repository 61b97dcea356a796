import assert from "node:assert/strict";
import { isDowngrade } from "../../../../components/preflight/findings/versions";

describe("isDowngrade", () => {
  const downgrades = [
    ["v2.9.4", "v2.8.8"],
    ["v2.10.0", "v2.9.4"],
    ["v2.9.0", "v2.8.99"],
    ["v2.9.0-rc.1", "v2.8.8"],
    ["v3.0.0", "v2.99.0"],
    ["2.9.4", "v2.8.8"],
    ["v2.9.4+vendor.1", "v2.8.8"],
  ] as const;
  for (const [installed, wanted] of downgrades) {
    it(`says yes to ${installed} → ${wanted}`, () => {
      assert.equal(isDowngrade(installed, wanted), true);
    });
    it(`says no to ${wanted} → ${installed}`, () => {
      assert.equal(isDowngrade(wanted, installed), false);
    });
  }

  for (const [installed, wanted] of [
    ["v2.9.4", "v2.9.4"],
    ["v2.9.4", "v2.9.0"],
    ["v2.9.0", "v2.9.0-rc.1"],
  ] as const) {
    it(`says no within a minor: ${installed} → ${wanted}`, () => {
      assert.equal(isDowngrade(installed, wanted), false);
    });
  }

  for (const version of ["", "latest", "v2.9", "main@sha1:abc", "v2.9.4 "]) {
    it(`says no where a version tells nothing: ${JSON.stringify(version)}`, () => {
      assert.equal(isDowngrade(version, "v2.8.8"), false);
      assert.equal(isDowngrade("v2.9.4", version), false);
    });
  }
});
