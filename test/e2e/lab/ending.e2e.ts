import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { readLabRecord, type LabRecord } from "../../../lab/cluster/processes/lab-record";
import { isRunning } from "../../../lab/cluster/processes/process-identity";
import { processTable } from "../../../lab/cluster/processes/process-table";
import { eventually } from "../../lab/cluster/processes/eventually";

const MAIN = join(__dirname, "../../../lab/main.ts");

/** `npm run lab`, without npm in between. */
interface RunningLab {
  readonly process: ChildProcess;
  readonly directory: string;
  readonly record: LabRecord;
}

describe("lab", () => {
  for (const signal of ["SIGINT", "SIGTERM", "SIGKILL"] as const) {
    it(`leaves nothing after ${signal}`, async () => {
      const { process, directory, record } = await runLab();
      const parts = [...record.processes, ...(record.guardian ? [record.guardian] : [])];
      const left = () => parts.filter((part) => isRunning(part, processTable()));
      assert.equal(left().length, 6, "etcd, three of Kubernetes, kwok and the guardian");
      const exit = once(process, "exit");
      process.kill(signal);
      assert.deepEqual(await exit, signal === "SIGKILL" ? [null, signal] : [0, null]);
      await eventually("every process to end", () => left().length === 0, 15_000);
      assert.equal(existsSync(directory), false);
    });
  }
});

async function runLab(): Promise<RunningLab> {
  const child = spawn(process.execPath, ["--require", "ts-node/register/transpile-only", MAIN], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = once(child, "exit").then(([code]) => Promise.reject(new Error(`the lab ended with ${String(code)}`)));
  exited.catch(() => undefined);
  const directory = await Promise.race([exited, directoryOf(child)]);
  const record = readLabRecord(directory);
  assert.ok(record);
  return { process: child, directory, record };
}

function directoryOf({ stdout }: ChildProcess): Promise<string> {
  if (!stdout) throw new Error("no output to read");
  return new Promise((resolve) => {
    let directory = "";
    // Read on to the end: a lab that can no longer write would not end as it should.
    createInterface({ input: stdout }).on("line", (line) => {
      directory = /Its files are in (\S+)/.exec(line)?.[1] ?? directory;
      if (line.startsWith("Ctrl-C ends the lab")) resolve(directory);
    });
  });
}
