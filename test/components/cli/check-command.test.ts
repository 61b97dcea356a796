import assert from "node:assert/strict";

import { runInProcess } from "./run-in-process";

describe("flux-bootstrap check", () => {
  const wrong: readonly (readonly [string[], RegExp])[] = [
    [["--version", "latest"], /must be a release tag/],
    [["--namespace", "Flux"], /must be a DNS label/],
    [["--components", "source"], /unknown component "source"/],
    [["--components", "source-controller,source-controller"], /"source-controller" is listed twice/],
    [["--kubeconfig", ""], /must not be empty/],
    [["--context"], /argument missing/],
    [["--colour"], /unknown option '--colour'/],
    [["cluster"], /too many arguments/],
  ];
  for (const [flags, message] of wrong) {
    it(`exits 2 with one line and no output for ${flags.join(" ")}`, async () => {
      const { code, stdout, stderr } = await runInProcess("check", ...flags);
      assert.deepEqual([code, stdout], [2, ""]);
      assert.match(stderr, message);
      assert.equal(stderr.trimEnd().split("\n").length, 1);
    });
  }

  it("says which options there are", async () => {
    const { code, stdout } = await runInProcess("check", "--help");
    assert.equal(code, 0);
    for (const option of ["--kubeconfig", "--context", "--version", "--namespace", "--components", "--json"]) assert.ok(stdout.includes(option), option);
  });
});
