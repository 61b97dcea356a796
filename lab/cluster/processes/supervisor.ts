import { chmodSync } from "node:fs";
import { startGuardian } from "./guardian";
import { identify, type ProcessIdentity } from "./process-identity";
import { killFamilies } from "./kill-family";
import { writeLabRecord } from "./lab-record";
import { launch, type ManagedProcess, type ProcessCommand } from "./managed-process";
import { reap } from "./reap";

/** Starts a lab's processes and sees to it that none of them outlives the lab. */
export interface Supervisor {
  /** The lab's directory, removed at the end. */
  readonly directory: string;
  /** Resolves once the guardian watches. */
  readonly guarded: Promise<void>;
  /** Starts a process in a session of its own. */
  spawn(command: ProcessCommand): ManagedProcess;
  /** Ends all processes and removes the directory. */
  stop(): Promise<void>;
}

/** Makes a lab's directory the home of processes that end with this process, however it ends. */
export function supervise(directory: string): Supervisor {
  chmodSync(directory, 0o700);
  const owner = mustIdentify(process.pid);
  const running = new Map<number, ProcessIdentity & { readonly name: string }>();
  let stopped = false;
  // First the record, then the guardian: one that finds no record would have nothing to do.
  writeLabRecord(directory, { owner, processes: [] });
  const watch = startGuardian(directory);
  const guardian = mustIdentify(watch.pid);
  const record = () => {
    if (!stopped) writeLabRecord(directory, { owner, guardian, processes: [...running.values()] });
  };
  record();

  return {
    directory,
    guarded: watch.ready,
    spawn(command) {
      if (stopped) throw new Error(`the lab has stopped, ${command.name} is not started`);
      const managed = launch(command);
      const identity = identify(managed.pid);
      if (identity) running.set(managed.pid, { ...identity, name: command.name });
      record();
      void managed.exited.then(() => {
        running.delete(managed.pid);
        record();
      });
      return managed;
    },
    async stop() {
      if (stopped) return;
      stopped = true;
      await killFamilies([...running.values()]);
      await reap(directory);
      await watch.release();
    },
  };
}

function mustIdentify(pid: number): ProcessIdentity {
  const identity = identify(pid);
  if (!identity) throw new Error(`process ${pid} is not in the system's process table`);
  return identity;
}
