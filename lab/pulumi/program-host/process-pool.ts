import type { Supervisor } from "../../cluster/processes";
import type { Job } from "./messages";
import { compileProcess, startWarmProcess, type WarmProcess, type WarmProcessOptions } from "./warm-process";

/** Processes that run programs, each one program at a time. */
export interface ProcessPool {
  /** Returns an idle process that may run the job, or a new one. */
  take(options: WarmProcessOptions, job: Job): WarmProcess;
  /** Keeps a process for another job. */
  giveBack(options: WarmProcessOptions, process: WarmProcess): void;
  /** Ends them, also those that run. */
  close(): Promise<void>;
}

/** More than these run at the same time only in tests of several stacks. */
const MOST_IDLE = 2;

/** Makes an empty pool. */
export function processPool(processes: Supervisor): ProcessPool {
  const idle = new Map<string, readonly WarmProcess[]>();
  const all = new Set<WarmProcess>();
  const end = async (process: WarmProcess): Promise<void> => {
    all.delete(process);
    await process.kill();
  };
  let file: string | undefined;
  const start = (options: WarmProcessOptions): WarmProcess => {
    const process = startWarmProcess(processes, (file ??= compileProcess(processes)), options);
    all.add(process);
    return process;
  };
  return {
    take(options, job) {
      const key = JSON.stringify(options);
      const waiting = idle.get(key) ?? [];
      const [chosen, ...others] = waiting.filter((process) => process.canRun(job));
      for (const process of waiting) if (!process.canRun(job)) void end(process);
      idle.set(key, others);
      return chosen ?? start(options);
    },
    giveBack(options, process) {
      const key = JSON.stringify(options);
      const waiting = [process, ...(idle.get(key) ?? [])];
      for (const superfluous of waiting.splice(MOST_IDLE)) void end(superfluous);
      idle.set(key, waiting);
    },
    async close() {
      await Promise.all([...all].map(end));
    },
  };
}
