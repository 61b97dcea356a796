import { rmSync } from "node:fs";
import { text } from "node:stream/consumers";
import type { ManagedProcess, Supervisor } from "../cluster/processes";
import { readEvents, type EngineEvent, type Step } from "./engine-event";

/** What came of a run of the CLI. */
export interface PulumiResult {
  readonly stdout: string;
  readonly stderr: string;
  /** Nothing when it was killed. */
  readonly exitCode: number | null;
  readonly events: readonly EngineEvent[];
  /** How many resources of each operation the engine's summary counts. */
  readonly changes: Readonly<Record<string, number>>;
  /** What the engine set about, in order. */
  readonly steps: readonly Step[];
  /** In milliseconds. */
  readonly duration: number;
}

/** A run that has not ended yet. */
export interface PulumiRun {
  readonly process: ManagedProcess;
  /** Resolves when it ends, well or badly. */
  readonly result: Promise<PulumiResult>;
  /** What the engine has told so far. */
  events(): readonly EngineEvent[];
  /** Kills the CLI, its plugins and the program, as a power cut would. */
  kill(): Promise<PulumiResult>;
}

/** How to run the CLI. */
export interface PulumiCommand {
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Where `--event-log` writes, for commands that run the engine. */
  readonly eventLog?: string;
  /** Gets what is printed, as it is printed. */
  readonly onOutput?: (text: string) => void;
}

/** Starts the CLI. */
export function runPulumi(processes: Supervisor, command: PulumiCommand): PulumiRun {
  const { file, args, cwd, env, eventLog, onOutput } = command;
  const start = Date.now();
  const child = processes.spawn({ name: `pulumi ${args[0] ?? ""}`, file, args, cwd, env });
  const { stdout, stderr } = child;
  if (!stdout || !stderr) throw new Error("the output of pulumi is not to be had");
  for (const stream of onOutput ? [stdout, stderr] : [])
    stream.on("data", (chunk: Buffer) => onOutput?.(chunk.toString()));
  const events = () => (eventLog === undefined ? [] : readEvents(eventLog));

  const result = Promise.all([text(stdout), text(stderr), child.exited]).then(([out, err, { code }]) => {
    const log = events();
    if (eventLog !== undefined) rmSync(eventLog, { force: true });
    return {
      stdout: out,
      stderr: err,
      exitCode: code,
      events: log,
      changes: log.findLast((event) => event.summaryEvent)?.summaryEvent?.resourceChanges ?? {},
      steps: log.flatMap((event) => (event.resourcePreEvent ? [event.resourcePreEvent.metadata] : [])),
      duration: Date.now() - start,
    };
  });
  return {
    process: child,
    result,
    events,
    async kill() {
      await child.kill();
      return result;
    },
  };
}
