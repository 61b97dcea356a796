import assert from "node:assert/strict";
import { runInProcess } from "./run-in-process";

describe("run", () => {
  const wrong: readonly (readonly [string, readonly string[], RegExp])[] = [
    ["an unknown command", ["fetsch"], /^error: unknown command 'fetsch'\n$/],
    ["an unknown flag", ["fetch", "v2.9.4", "--force"], /^error: unknown option '--force'\n$/],
    ["a missing argument", ["fetch"], /^error: missing required argument 'version'\n$/],
    ["an argument too many", ["fetch", "v2.9.4", "v2.8.8"], /^error: too many arguments for 'fetch'\. .*\n$/],
    ["a wrong version", ["fetch", "2.9.4"], /^error: .*must be a release tag such as "v2\.9\.4", got "2\.9\.4"\n$/],
    ["a wrong digest", ["fetch", "v9.9.9", "--sha256", "abc"], /^error: .*must be 64 lower-case hexadecimal digits\n$/],
    [
      "an unknown release without its digest",
      ["fetch", "v9.9.9"],
      /^error: .*--sha256 with the digest of its manifests\.tar\.gz, is required\n$/,
    ],
  ];
  for (const [what, argv, message] of wrong) {
    it(`exits 2 with one line on stderr for ${what}`, async () => {
      const { code, stdout, stderr } = await runInProcess(...argv);
      assert.deepEqual([code, stdout], [2, ""]);
      assert.match(stderr, message);
    });
  }

  it("exits 2 with the usage on stderr when no command is given", async () => {
    const { code, stdout, stderr } = await runInProcess();
    assert.deepEqual([code, stdout], [2, ""]);
    assert.match(stderr, /^Usage: flux-bootstrap /);
  });

  it("exits 0 with the usage on stdout for --help", async () => {
    const { code, stdout, stderr } = await runInProcess("--help");
    assert.deepEqual([code, stderr], [0, ""]);
    assert.match(stdout, /^Usage: flux-bootstrap .*\bexport\b.*\bfetch\b/s);
  });
});
