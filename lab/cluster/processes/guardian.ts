import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Socket } from "node:net";

/** The process that outlives a killed lab for as long as it takes to clean up after it. */
export interface Guardian {
  readonly pid: number;
  /** Resolves once it watches. */
  readonly ready: Promise<void>;
  /** Sends it home: it reaps what is left of the directory and ends. */
  release(): Promise<void>;
}

/**
 * Starts a guardian of a lab's directory. It holds the other end of a pipe that only this process holds open: however this
 * process ends, the pipe closes, and the guardian ends the lab's processes and removes its directory.
 */
export function startGuardian(directory: string): Guardian {
  const script = join(__dirname, "guardian-process.ts");
  const child = spawn(
    process.execPath,
    ["--require", require.resolve("ts-node/register/transpile-only"), script, directory],
    {
      detached: true, // out of reach of Ctrl-C and of a closed terminal
      stdio: ["pipe", "pipe", "inherit"],
      cwd: __dirname, // where ts-node looks for its settings; it must not hold the lab's directory
    },
  );
  const ended = once(child, "exit");
  const { pid } = child;
  if (pid === undefined) throw new Error("cannot start the lab's guardian process");
  const failed = ended.then(([code]) => {
    throw new Error(`the lab's guardian process ended with ${String(code)} before it was ready`);
  });
  const ready = Promise.race([once(child.stdout, "data").then(() => undefined), failed]);
  ready.catch(() => undefined); // told to whoever awaits it
  failed.catch(() => undefined);
  // The guardian must not keep this process alive.
  child.unref();
  for (const pipe of [child.stdin, child.stdout]) (pipe as Socket).unref();

  return {
    pid,
    ready,
    async release() {
      child.ref();
      child.stdin.end();
      await ended;
    },
  };
}
