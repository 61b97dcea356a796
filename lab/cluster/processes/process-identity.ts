import { processTable, type ProcessEntry } from "./process-table";

/** A process that cannot be mistaken for a later one with the same pid. */
export interface ProcessIdentity {
  readonly pid: number;
  readonly started: string;
}

/** The identity of the process that has this pid now, if there is one. */
export function identify(pid: number): ProcessIdentity | undefined {
  const entry = processTable().find((candidate) => candidate.pid === pid);
  return entry && { pid, started: entry.started };
}

/** Whether that very process still runs. */
export function isRunning(identity: ProcessIdentity, table: readonly ProcessEntry[] = processTable()): boolean {
  return table.some(({ pid, started }) => pid === identity.pid && started === identity.started);
}
