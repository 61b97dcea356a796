import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import * as path from "node:path";
import { cachedArchive } from "../../../components/release/directories";
import { referenceFile } from "../manifests/reference-bundle";
import { useTemporaryDirectory } from "../release/temporary-directory";
import { runCli, type Ended } from "./run-cli";

const ROOT = path.resolve(__dirname, "../../..");

/** Runs a line of shell, in which `flux_bootstrap` is the command. */
function runShell(line: string): Promise<Ended> {
  const script = `set -o pipefail; flux_bootstrap() { "$NODE" -r ts-node/register/transpile-only components/cli/main.ts "$@"; }; ${line}`;
  return new Promise((resolve) => {
    execFile(
      "bash",
      ["-c", script],
      { cwd: ROOT, env: { ...process.env, NODE: process.execPath } },
      (error, stdout, stderr) => {
        resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
      },
    );
  });
}

describe("the flux-bootstrap program", function () {
  this.timeout(30_000); // each test starts processes
  const directory = useTemporaryDirectory();

  it("prints exactly the file of the default release", async () => {
    const { code, stdout, stderr } = await runCli(["export"]);
    assert.deepEqual([code, stderr], [0, ""]);
    assert.ok(stdout === referenceFile("v2.9.4", "gotk-components.yaml"));
  });

  it("exits 1 with where it looked and no output when the release is not on the disk", async () => {
    const { code, stdout, stderr } = await runCli(["export", "--version", "v2.9.999"]);
    assert.deepEqual([code, stdout], [1, ""]);
    assert.match(stderr, /^error: Flux v2\.9\.999: its manifests are not on this machine\. Looked in:\n/);
    assert.ok(stderr.includes(`- ${cachedArchive("v2.9.999")}\n`));
    assert.doesNotMatch(stderr, /^\s+at /m);
  });

  it("ends in silence when nobody reads the rest of its output", async () => {
    assert.deepEqual(await runShell("flux_bootstrap export | head -n 1"), { code: 0, stdout: "---\n", stderr: "" });
    assert.deepEqual(await runShell("flux_bootstrap export | true"), { code: 0, stdout: "", stderr: "" });
  });

  it("exits 1 with one line when its output cannot be written", async function () {
    if (!existsSync("/dev/full")) this.skip();
    const { code, stderr } = await runShell("flux_bootstrap export > /dev/full");
    assert.equal(code, 1);
    assert.match(stderr, /^error: cannot write to stdout: ENOSPC.*\n$/);
  });

  it("loads nothing of Pulumi, which is slow to start and may not be installed", async () => {
    const listing = path.join(directory.path, "listing.cjs");
    writeFileSync(listing, 'process.on("exit", () => console.error(Object.keys(require.cache).join("\\n")));');
    const { code, stderr } = await runShell(`NODE_OPTIONS="--require=${listing}" flux_bootstrap export > /dev/null`);
    const loaded = stderr.trim().split("\n");
    assert.ok(code === 0 && loaded.includes(path.join(ROOT, "components", "cli", "export-command.ts")));
    assert.deepEqual(
      loaded.filter((name) => /@pulumi|@grpc/.test(name)),
      [],
    );
  });
});
