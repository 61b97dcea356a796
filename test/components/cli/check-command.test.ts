import assert from "node:assert/strict";

import { runInProcess } from "./run-in-process";

describe("flux-bootstrap check", () => {
  const wrong: readonly (readonly [string[], RegExp])[] = [
    [["--version", "latest"], /must be a release tag/],
    [["--namespace", "Flux"], /must be a DNS label/],
    [["--components", "source"], /unknown component "source"/],
    [["--components", "source-controller,source-controller"], /"source-controller" is listed twice/],
    [
      ["--repository", "fleet", "--path", "."],
      /'--repository <owner\/name>' argument 'fleet' is invalid\. must be the owner and the name of a GitHub repository, such as "acme\/fleet"/,
    ],
    [["--repository", "https://github.com/acme/fleet", "--path", "."], /such as "acme\/fleet"/],
    [["--repository", "acme/fleet", "--path", "/clusters/prod"], /must be relative to the root of the repository/],
    [["--repository", "acme/fleet", "--path", ""], /"\." is its root/],
    [["--repository", "acme/fleet", "--path", ".", "--branch", "a..b"], /must be the name of a Git branch/],
    [
      ["--repository", "acme/fleet"],
      /option '--path <directory>' is required too: --repository and --path require each other/,
    ],
    [["--path", "clusters/prod"], /option '--repository <owner\/name>' is required too/],
    [["--branch", "main"], /option '--repository <owner\/name>' is required too/],
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
    for (const option of [
      "--kubeconfig",
      "--context",
      "--repository",
      "--branch",
      "--path",
      "--version",
      "--namespace",
      "--components",
      "--json",
    ])
      assert.ok(stdout.includes(option), option);
  });
});
