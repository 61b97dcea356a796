import assert from "node:assert/strict";
import { runCommand } from "../../scripts/run-command";

describe("runCommand", () => {
  const node = (script: string, env = {}) => runCommand(process.execPath, ["-e", script], { env });

  it("returns what the program wrote to stdout", async () => {
    assert.equal(await node("console.log(process.env.WORD); console.error('noise')", { WORD: "word" }), "word\n");
  });

  it("fails with the program's last words", async () => {
    await assert.rejects(node("console.error('because'); process.exit(3)"), /failed: because$/);
  });

  it("names a program that is not installed", async () => {
    await assert.rejects(runCommand("no-such-program-here", []), /^Error: no-such-program-here is not on PATH/);
  });
});
