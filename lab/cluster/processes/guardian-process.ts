import { reap } from "./reap";

// Run by `startGuardian`: waits until the pipe to the lab's own process closes, then cleans up whatever that left behind.
const directory = process.argv[2];
if (directory === undefined) throw new Error("usage: guardian-process DIRECTORY");

process.stdin.resume();
process.stdin.on("end", () => void reap(directory));
process.stdin.on("error", () => void reap(directory));
// Whoever reads may be dead already, and that is no reason to end before the work is done.
process.stdout.on("error", () => undefined);
process.stdout.write("ready\n");
