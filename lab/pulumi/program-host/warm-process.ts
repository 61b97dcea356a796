import { randomUUID } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { transformSync } from "esbuild";

import type { ManagedProcess, Supervisor } from "../../cluster/processes";
import type { Job, Outcome } from "./messages";

/** How a process for programs is started. */
export interface WarmProcessOptions {
  /** The directory of a program, whose copy of the SDK is used. */
  readonly directory: string;
  /** Flags of Node. */
  readonly nodeFlags: readonly string[];
  /** Directories whose modules stay loaded from one run to the next, in addition to those of `node_modules`. */
  readonly warm: readonly string[];
  /** The variables that Node reads when it starts. */
  readonly environment: Readonly<Record<string, string>>;
}

/** A process that runs one program after the other. */
export interface WarmProcess {
  /** Resolves with the exit code that the program would have ended with; nothing when it was killed. */
  run(job: Job, onOutput: (text: string) => void): Promise<number | null>;
  /** Returns true when it may run that job as a new process would. */
  canRun(job: Job): boolean;
  kill(): Promise<void>;
}

const MOST_RUNS = 40;
/** In bytes. */
const MOST_MEMORY = 600_000_000;

/**
 * Starts a process for programs. It ends with this process.
 *
 * @param file the result of `compileProcess`
 */
export function startWarmProcess(processes: Supervisor, file: string, options: WarmProcessOptions): WarmProcess {
  const { directory, nodeFlags, warm, environment } = options;
  let onEnd: (exitCode: number | null) => void = () => undefined;
  let onOutput: (text: string) => void = () => undefined;
  let begin: () => void = () => undefined;
  const ready = new Promise<void>((resolve) => (begin = resolve));
  const monitors = new Set<unknown>();
  let memory = 0;
  const end = (outcome: Outcome): void => {
    ({ memory } = outcome);
    onEnd(outcome.exitCode);
  };
  const child: ManagedProcess = processes.spawn({
    name: "programs",
    file: process.execPath,
    args: [...nodeFlags, file, directory, ...warm],
    env: environment,
    cwd: processes.directory,
    onMessage(message) {
      if (message === "ready") begin();
      else end(message as Outcome);
    },
  });
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => onOutput(chunk.toString()));
  return {
    async run(job, output) {
      monitors.add(job.argv["monitor"]);
      onOutput = output;
      const ended = new Promise<number | null>((resolve) => (onEnd = resolve));
      const died = child.exited.then(({ code }) => code);
      // An exit code of 0 would otherwise pass for that of a program.
      const isReady = await Promise.race([ready.then(() => true), died.then(() => false)]);
      if (!isReady) throw new Error("the process for programs ended before it could run one");
      child.send({ ...job });
      return Promise.race([ended, died]);
    },
    // What a program remembers of a deployment it remembers by the address of the monitor.
    canRun: ({ argv }) =>
      child.status() === undefined &&
      monitors.size < MOST_RUNS &&
      memory < MOST_MEMORY &&
      !monitors.has(argv["monitor"]),
    kill: () => child.kill(),
  };
}

/**
 * Writes the program of such processes as JavaScript: a loader of TypeScript would be one that users do not have.
 *
 * @returns a file that nobody writes again: processes read it while others are started
 */
export function compileProcess({ directory }: Supervisor): string {
  const source = readFileSync(join(__dirname, "program-process.ts"), "utf8");
  const target = join(directory, `program-process-${randomUUID()}.cjs`);
  writeFileSync(target, transformSync(source, { loader: "ts", format: "cjs", target: "node20" }).code);
  return target;
}
