import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { LAB_PREFIX, supervise } from "../../../../lab/cluster/processes";

// A program with a lab: it starts a process that starts others, and prints what there is to find afterwards.
const parent = process.argv[2];
if (parent === undefined) throw new Error("usage: lab-owner DIRECTORY");

const directory = mkdtempSync(join(parent, LAB_PREFIX));
const lab = supervise(directory);
const child = "setInterval(() => {}, 1000)";
const script = `
  const { spawn } = require("node:child_process");
  const own = spawn(process.execPath, ["-e", ${JSON.stringify(child)}], { stdio: "ignore" });
  const apart = spawn(process.execPath, ["-e", ${JSON.stringify(child)}], { stdio: "ignore", detached: true });
  console.log(JSON.stringify([own.pid, apart.pid]));
  ${child}`;
const started = lab.spawn({ name: "tree", file: process.execPath, args: ["-e", script], env: {}, cwd: parent });

started.stdout?.once("data", (chunk: Buffer) => {
  const pids = [started.pid, ...(JSON.parse(chunk.toString()) as number[])];
  void lab.guarded.then(() => console.log(JSON.stringify({ directory, pids })));
});
process.on("message", (message) => {
  if (message === "stop") void lab.stop().then(() => process.exit(0));
  if (message === "throw")
    setImmediate(() => {
      throw new Error("a crash on purpose");
    });
  if (message === "exit") process.exit(3);
});
