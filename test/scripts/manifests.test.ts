import assert from "node:assert/strict";
import { runProgram } from "../components/cli/run-cli";

describe("npm run manifests", function () {
  this.timeout(30_000); // each test starts a process

  it("has nothing to do when the bundle is there", async () => {
    assert.deepEqual(await runProgram("scripts/manifests.ts", ["v2.9.4"]), {
      code: 0,
      stdout: "v2.9.4: up to date\n",
      stderr: "",
    });
  });

  it("exits 2 for a release that it does not know", async () => {
    const { code, stdout, stderr } = await runProgram("scripts/manifests.ts", ["v2.0.0"]);
    assert.deepEqual([code, stdout], [2, ""]);
    assert.match(stderr, /^error: .*'v2\.0\.0' is invalid.*v2\.9\.4.*\n$/);
  });
});
