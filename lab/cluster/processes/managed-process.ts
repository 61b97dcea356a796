import { spawn, type Serializable } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import type { Readable } from "node:stream";
import { killFamilies, killSession } from "./kill-family";
import { identify } from "./process-identity";

/** A program to run. Its environment is what is given here and nothing else. */
export interface ProcessCommand {
  /** What to call it in logs and errors. */
  readonly name: string;
  readonly file: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  /** The file that gets what it prints; without one the output comes as streams. */
  readonly log?: string;
  /** Gets the messages of a Node program, which `send` reaches. */
  readonly onMessage?: (message: unknown) => void;
}

/** How a process ended. */
export interface ExitStatus {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A process that was started. */
export interface ManagedProcess {
  readonly name: string;
  readonly pid: number;
  readonly stdout: Readable | undefined;
  readonly stderr: Readable | undefined;
  /** Resolves when it has ended; never rejects. */
  readonly exited: Promise<ExitStatus>;
  /** How it ended, once it has. */
  status(): ExitStatus | undefined;
  /** Sends a message to a Node program that was started with `onMessage`. */
  send(message: Serializable): void;
  /** Sends a signal to this process alone. */
  signal(name: NodeJS.Signals): void;
  /** Kills it and everything that it has started. */
  kill(): Promise<void>;
  /** Asks it to end, and kills it when it has not within the time (in milliseconds). */
  terminate(grace: number): Promise<ExitStatus>;
  /** The last lines of its log. */
  tail(lines?: number): string;
}

/** Starts a process in a session of its own. When it ends, whatever is left of that session is ended too. */
export function launch(command: ProcessCommand): ManagedProcess {
  const { name, file, args, env, cwd, log, onMessage } = command;
  const output = log === undefined ? "pipe" : openSync(log, "a", 0o600);
  const stdio = ["ignore", output, output, ...(onMessage ? (["ipc"] as const) : [])] as const;
  const child = spawn(file, args, { env: { ...env }, cwd, detached: true, stdio: [...stdio] });
  if (onMessage) child.on("message", onMessage);
  if (typeof output === "number") closeSync(output);
  const { pid } = child;
  if (pid === undefined) {
    child.on("error", () => undefined);
    throw new Error(`cannot run ${file} (${name})`);
  }

  let status: ExitStatus | undefined;
  const exited = new Promise<ExitStatus>((resolve) =>
    child.once("exit", (code, signal) => resolve({ code, signal })),
  ).then(async (end) => {
    await killSession(pid).catch(() => undefined); // whoever does not die now is nobody's to wait for
    status = end;
    return end;
  });
  child.on("error", () => undefined); // a signal that could not be sent: it has ended
  return {
    name,
    pid,
    stdout: child.stdout ?? undefined,
    stderr: child.stderr ?? undefined,
    exited,
    status: () => status,
    send: (message) => void child.send(message, () => undefined), // to one that has ended: `exited` tells of it
    signal: (signal) => void child.kill(signal),
    async kill() {
      const identity = status ? undefined : identify(pid);
      if (identity) await killFamilies([identity]);
      await exited;
    },
    async terminate(grace) {
      child.kill("SIGTERM");
      const timer = new AbortController();
      const late = delay(grace, undefined, { signal: timer.signal }).then(() => child.kill("SIGKILL"));
      late.catch(() => undefined);
      const end = await exited;
      timer.abort();
      return end;
    },
    tail: (lines = 20) =>
      log === undefined ? "" : readFileSync(log, "utf8").trimEnd().split("\n").slice(-lines).join("\n"),
  };
}
