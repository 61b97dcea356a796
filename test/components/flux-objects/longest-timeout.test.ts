import assert from "node:assert/strict";

import * as pulumi from "@pulumi/pulumi";

import { longestTimeout } from "../../../components/flux-objects/longest-timeout";

describe("longestTimeout", () => {
  const rows: readonly (readonly [string, object, string])[] = [
    ["no time-out", {}, "5m0s"],
    ["a shorter one", { timeout: "20s" }, "5m0s"],
    ["a longer one", { timeout: "15m" }, "900s"],
    ["attempts after the first", { timeout: "3m", install: { remediation: { retries: 2 } } }, "900s"],
    ["the most attempts", { timeout: "5m", install: {}, upgrade: { remediation: { retries: 3 } } }, "2100s"],
    ["attempts without an end", { timeout: "15m", install: { remediation: { retries: -1 } } }, "900s"],
    ["attempts with the time-out of Flux", { install: { remediation: { retries: 1 } } }, "900s"],
    ["the time-out of an install", { timeout: "1m", install: { timeout: "20m" } }, "1200s"],
    ["the time-out of an upgrade without another", { upgrade: { timeout: "7m" } }, "420s"],
    ["tests", { timeout: "4m", test: { enable: true } }, "480s"],
    ["the time-out of tests", { timeout: "4m", test: { enable: true, timeout: "6m" } }, "600s"],
    ["no tests that do not run", { timeout: "4m", test: { timeout: "6m" } }, "5m0s"],
    [
      "an uninstall after each failed install",
      { timeout: "1m", install: { remediation: { retries: 2 } }, uninstall: { timeout: "10m" } },
      "1380s",
    ],
    [
      "a rollback after each failed upgrade",
      { timeout: "1m", upgrade: { remediation: { retries: 1 } }, rollback: { timeout: "10m" } },
      "720s",
    ],
    [
      "an uninstall where that is the strategy",
      {
        timeout: "1m",
        upgrade: { remediation: { retries: 1, strategy: "uninstall" } },
        rollback: { timeout: "1h" },
        uninstall: { timeout: "10m" },
      },
      "720s",
    ],
    ["no rollback without a further attempt", { timeout: "6m", rollback: { timeout: "1h" } }, "360s"],
    ["a part of a second", { timeout: "301.5s" }, "302s"],
    ["the interval of health checks without a time-out", { interval: "15m", wait: true }, "870s"],
    ["it for some objects too", { interval: "1h", healthChecks: [{ kind: "Job", name: "migration" }] }, "3570s"],
    ["a time-out in place of it", { interval: "1h", wait: true, timeout: "6m" }, "360s"],
    ["no interval without health checks", { interval: "1h", wait: false, healthChecks: [] }, "5m0s"],
    ["no shorter interval", { interval: "1m", wait: true, retryInterval: "10m" }, "5m0s"],
    ["an output", { timeout: pulumi.output("15m") }, "5m0s"],
  ];
  for (const [what, spec, expected] of rows)
    it(`counts ${what}`, () => assert.equal(longestTimeout("5m0s", spec), expected));
});
