import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { GO_RUNTIME } from "../go-runtime";
import type { Progress } from "../progress";
import type { ToolName, Toolchain } from "../toolchain";
import type { ManagedProcess, Supervisor } from "./processes";

/** A cluster's directory and what runs in it. */
export interface ClusterHome {
  readonly name: string;
  readonly directory: string;
  readonly toolchain: Toolchain;
  /** A path in the directory. */
  file(name: string): string;
  /** Starts a tool of the toolchain; what it prints goes to `logs/`. */
  run(tool: ToolName, args: readonly string[], options?: RunOptions): ManagedProcess;
  /** Tells when a process ends that has to run as long as the cluster. */
  expectToLast(process: ManagedProcess): void;
  /** Kills everything that was started. */
  stop(): Promise<void>;
}

/** How to run a tool other than by its own name in the cluster's directory. */
export interface RunOptions {
  /** The name of the log. @defaultValue the tool's */
  readonly log?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** What a cluster's home is made of. */
export interface ClusterHomeOptions {
  readonly name: string;
  /** Where its directory, called after it, is made. */
  readonly directory: string;
  readonly toolchain: Toolchain;
  readonly processes: Supervisor;
  readonly progress: Progress;
}

/** Makes a cluster's directory; fails when there is one of that name. */
export function createClusterHome({
  name,
  directory: parent,
  toolchain,
  processes,
  progress,
}: ClusterHomeOptions): ClusterHome {
  const directory = join(parent, name);
  mkdirSync(parent, { recursive: true, mode: 0o700 });
  for (const part of ["", "certificates", "logs", "tmp"]) mkdirSync(join(directory, part), { mode: 0o700 });
  const started: ManagedProcess[] = [];
  let stopping = false;
  return {
    name,
    directory,
    toolchain,
    file: (file) => join(directory, file),
    run(tool, args, { log = tool, env = {} } = {}) {
      const process = processes.spawn({
        name: `${name}/${log}`,
        file: toolchain.path(tool),
        args,
        // Nothing of the caller's environment: a KUBECONFIG or a proxy of theirs has no business here.
        env: { PATH: "/usr/bin:/bin", HOME: directory, TMPDIR: join(directory, "tmp"), ...GO_RUNTIME, ...env },
        cwd: directory,
        log: join(directory, "logs", `${log}.log`),
      });
      started.push(process);
      return process;
    },
    expectToLast: (process) =>
      void process.exited.then(() => {
        if (!stopping) progress.fail(`${process.name} has ended, though the cluster needs it:\n${process.tail()}`);
      }),
    async stop() {
      stopping = true;
      for (const process of started) if (!process.status()) process.signal("SIGKILL");
      await Promise.all(started.map(({ exited }) => exited));
    },
  };
}
