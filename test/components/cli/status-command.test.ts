import assert from "node:assert/strict";

import { milliseconds } from "../../../components/manifests/go-duration";
import { runInProcess } from "./run-in-process";

describe("flux-bootstrap status", () => {
  const wrong: readonly (readonly [string[], RegExp])[] = [
    [["--namespace", "Flux"], /must be a DNS label/],
    [["--kubeconfig", ""], /must not be empty/],
    [["--context"], /argument missing/],
    [["--wait", "--timeout", "60"], /must be a Go duration such as "1m0s"/],
    [["--timeout", "1m"], /option '--timeout <duration>' requires --wait/],
    [["--output", "png"], /Allowed choices are text, json, mermaid, svg, html/],
    [["--output", "svg", "--json"], /option '--output <format>' cannot be used with '--json'/],
    [["--output", "svg", "--watch"], /option '--output <format>' cannot be used with '--watch'/],
    [["--web", "--output", "html"], /option '--output <format>' cannot be used with '--web'/],
    [["--web", "--wait"], /option '--web' cannot be used with '--wait'/],
    [["--web", "--port", "65536"], /must be a port: a number from 0 to 65535/],
    [["--port", "8080"], /option '--port <number>' requires --web/],
    [["--colour"], /unknown option '--colour'/],
    [["cluster"], /too many arguments/],
  ];
  for (const [flags, message] of wrong) {
    it(`exits 2 with one line and no output for ${flags.join(" ")}`, async () => {
      const { code, stdout, stderr } = await runInProcess("status", ...flags);
      assert.deepEqual([code, stdout], [2, ""]);
      assert.match(stderr, message);
      assert.equal(stderr.trimEnd().split("\n").length, 1);
    });
  }

  for (const flags of [[], ["--json"], ["--wait"], ["--watch"], ["--web"], ["--output", "html"]]) {
    it(`exits 2 when the cluster cannot be asked: ${flags.join(" ") || "without flags"}`, async () => {
      const errors: string[] = [];
      const write = process.stderr.write;
      process.stderr.write = (text: string) => errors.push(text) > 0;
      const { code, stdout } = await runInProcess("status", "--kubeconfig", "/nonexistent/config", ...flags).finally(
        () => (process.stderr.write = write),
      );
      assert.deepEqual(
        [code, stdout, errors.join("")],
        [2, "", "error: the kubeconfig cannot be read: ENOENT /nonexistent/config\n"],
      );
    });
  }

  it("says which options and exit codes there are", async () => {
    const { code, stdout } = await runInProcess("status", "--help");
    assert.equal(code, 0);
    for (const option of [
      "--namespace",
      "--kubeconfig",
      "--context",
      "--json",
      "--output",
      "--web",
      "--port",
      "--watch",
      "--wait",
      "--timeout",
      "Exit codes: 0",
    ])
      assert.ok(stdout.includes(option), option);
  });
});

describe("milliseconds", () => {
  for (const [text, expected] of [
    ["5m", 300_000],
    ["1m30s", 90_000],
    ["1.5h", 5_400_000],
    ["250ms", 250],
    ["1h0m1s", 3_601_000],
  ] as const) {
    it(`takes ${text} for ${expected}`, () => {
      assert.equal(milliseconds(text), expected);
    });
  }
});
