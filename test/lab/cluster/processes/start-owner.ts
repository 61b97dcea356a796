import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

/** A program with a lab, in a process of its own. */
export interface Owner {
  readonly process: ChildProcess;
  /** The lab's directory. */
  readonly directory: string;
  /** What runs in the lab: a leader, its child, and a grandchild that has left the session. */
  readonly pids: readonly number[];
}

/** Starts a program whose lab's directory is made in this one. */
export async function startOwner(parent: string): Promise<Owner> {
  const child = spawn(
    process.execPath,
    ["--require", "ts-node/register/transpile-only", join(__dirname, "lab-owner.ts"), parent],
    {
      stdio: ["ignore", "pipe", "ignore", "ipc"],
    },
  );
  if (!child.stdout) throw new Error("no output to read");
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  return { process: child, ...(JSON.parse(line.toString()) as Pick<Owner, "directory" | "pids">) };
}
