import assert from "node:assert/strict";

import * as pulumi from "@pulumi/pulumi";

import { longestTimeout } from "../../../components/flux-objects/longest-timeout";

describe("longestTimeout", () => {
  const rows: readonly (readonly [string, object, string])[] = [
    ["no time-out", {}, "5m0s"],
    ["a shorter one", { timeout: "20s" }, "5m0s"],
    ["a longer one", { timeout: "15m" }, "900s"],
    ["attempts after the first", { timeout: "3m", install: { remediation: { retries: 2 } } }, "540s"],
    ["the most attempts", { timeout: "5m", install: {}, upgrade: { remediation: { retries: 3 } } }, "1200s"],
    ["attempts without an end", { timeout: "15m", install: { remediation: { retries: -1 } } }, "900s"],
    ["a part of a second", { timeout: "301.5s" }, "302s"],
    ["an output", { timeout: pulumi.output("15m") }, "5m0s"],
  ];
  for (const [what, spec, expected] of rows)
    it(`counts ${what}`, () => assert.equal(longestTimeout("5m0s", spec), expected));
});
