import assert from "node:assert/strict";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { processTable } from "../../../../lab/cluster/processes/process-table";
import { readLabRecord } from "../../../../lab/cluster/processes/lab-record";
import { eventually } from "./eventually";
import { startOwner, type Owner } from "./start-owner";

describe("supervise", function () {
  this.timeout(20_000);
  let parent: string;
  let owner: Owner;

  beforeEach(async () => {
    parent = mkdtempSync(join(tmpdir(), "supervise-"));
    owner = await startOwner(parent);
  });
  afterEach(async () => {
    owner.process.kill("SIGKILL");
    await nothingIsLeft(); // by the guardian, which needs the directory's record until then
    rmSync(parent, { recursive: true, force: true });
  });

  const running = () => processTable().filter(({ pid }) => owner.pids.includes(pid)).length;
  const nothingIsLeft = async () => {
    await eventually("the processes to end", () => running() === 0);
    await eventually("the directory to go", () => !existsSync(owner.directory));
  };

  it("keeps its directory from other users", () => {
    assert.equal(statSync(owner.directory).mode & 0o077, 0);
    assert.equal(statSync(join(owner.directory, "lab.json")).mode & 0o077, 0);
  });

  it("leaves nothing when it is stopped, its guardian included", async () => {
    assert.equal(running(), 3);
    const guardian = readLabRecord(owner.directory)?.guardian?.pid;
    owner.process.send("stop");
    await once(owner.process, "exit");
    assert.equal(running(), 0);
    assert.equal(existsSync(owner.directory), false);
    assert.equal(
      processTable().some(({ pid }) => pid === guardian),
      false,
    );
  });

  for (const signal of ["SIGINT", "SIGTERM", "SIGKILL"] as const) {
    it(`leaves nothing when its program gets ${signal}`, async () => {
      assert.equal(running(), 3);
      owner.process.kill(signal);
      await nothingIsLeft();
    });
  }

  for (const end of ["throw", "exit"] as const) {
    it(`leaves nothing when its program ends by ${end}`, async () => {
      assert.equal(running(), 3);
      owner.process.send(end);
      await nothingIsLeft();
    });
  }
});
