import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { LAB_PREFIX, removeLeftovers } from "../../../../lab/cluster/processes";
import { findLeftovers } from "../../../../lab/cluster/processes/leftovers";
import { readLabRecord, writeLabRecord } from "../../../../lab/cluster/processes/lab-record";
import { identify, isRunning } from "../../../../lab/cluster/processes/process-identity";
import { eventually } from "./eventually";
import { startOwner } from "./start-owner";

describe("removeLeftovers", function () {
  this.timeout(20_000);
  let parent: string;

  beforeEach(() => {
    parent = mkdtempSync(join(tmpdir(), "leftovers-"));
  });
  afterEach(() => rmSync(parent, { recursive: true, force: true }));

  it("ends and removes a lab whose program and guardian were killed", async () => {
    const owner = await startOwner(parent);
    const guardian = readLabRecord(owner.directory)?.guardian;
    assert.ok(guardian);
    process.kill(guardian.pid, "SIGKILL");
    owner.process.kill("SIGKILL");
    await eventually("the lab to be abandoned", () => findLeftovers(parent).length === 1);
    assert.deepEqual(await removeLeftovers(parent), [{ directory: owner.directory, processes: 3 }]);
    assert.equal(existsSync(owner.directory), false);
    assert.deepEqual(
      owner.pids.filter((pid) => identify(pid)),
      [],
    );
  });

  it("leaves a lab alone whose program runs", async () => {
    const owner = await startOwner(parent);
    assert.deepEqual(await removeLeftovers(parent), []);
    owner.process.send("stop");
    await eventually("the lab to stop", () => !existsSync(owner.directory));
  });

  it("leaves a process alone that has got the pid of one of the lab's", async () => {
    const directory = join(parent, `${LAB_PREFIX}recycled`);
    mkdirSync(directory);
    const stranger = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], {
      stdio: "ignore",
      detached: true,
    });
    const identity = identify(stranger.pid ?? 0);
    assert.ok(identity);
    const gone = { pid: identity.pid, started: "another time" };
    writeLabRecord(directory, { owner: gone, processes: [{ ...gone, name: "etcd" }] });
    try {
      assert.deepEqual(await removeLeftovers(parent), [{ directory, processes: 0 }]);
      assert.ok(isRunning(identity));
    } finally {
      stranger.kill("SIGKILL");
    }
  });

  it("leaves a directory alone that says nothing about its owner", async () => {
    const directory = join(parent, `${LAB_PREFIX}new`);
    mkdirSync(directory);
    assert.deepEqual(await removeLeftovers(parent), []);
    assert.ok(existsSync(directory));
  });
});
