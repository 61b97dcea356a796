import assert from "node:assert/strict";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launch, type ManagedProcess } from "../../../lab/cluster/processes/managed-process";
import { runStore, type RunningStore } from "../../../lab/stores/run-store";

describe("runStore", () => {
  let directory: string;
  let started: ManagedProcess | undefined;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), "run-store-test-"));
    started = undefined;
  });
  afterEach(async () => {
    await started?.kill();
    await rm(directory, { recursive: true });
  });

  async function run(script: string, environment?: Readonly<Record<string, string>>): Promise<RunningStore> {
    const path = join(directory, "program");
    await writeFile(path, `#!/bin/sh\n${script}\n`);
    await chmod(path, 0o700);
    const toolchain = { path: () => path, file: () => path, version: () => "1" };
    const spawn = (command: Parameters<typeof launch>[0]): ManagedProcess => (started = launch(command));
    const processes = { directory, guarded: Promise.resolve(), spawn, stop: () => Promise.resolve() };
    return runStore({ toolchain, processes }, "oci-registry", environment);
  }

  it("waits for the address, and ends the program when asked to", async () => {
    const store = await run('echo "127.0.0.1:$PORT"\nexec sleep 60', { PORT: "1234" });
    assert.equal(store.address, "127.0.0.1:1234");
    await store.stop();
    await store.stop();
    assert.notEqual(started?.status(), undefined);
  });

  it("tells what a program complained about that ended without an address", async () => {
    await assert.rejects(run('echo "no port" >&2; exit 1'), /^Error: oci-registry ended:\nno port\n$/);
  });
});
