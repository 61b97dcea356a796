import { lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { isRunning } from "./process-identity";
import { processTable } from "./process-table";
import { readLabRecord } from "./lab-record";
import { reap } from "./reap";

/** How the names of lab directories begin. */
export const LAB_PREFIX = "flux-bootstrap-lab-";

/** What was left by a lab whose owner and guardian were both killed. */
export interface Leftover {
  readonly directory: string;
  readonly processes: number;
}

/**
 * The directories of killed labs of this user. A directory without a record is left out: it may be a lab that is just
 * being made, and nothing in it tells what belongs to it.
 */
export function findLeftovers(parent: string): readonly string[] {
  const table = processTable();
  return readdirSync(parent)
    .filter((name) => name.startsWith(LAB_PREFIX))
    .map((name) => join(parent, name))
    .filter((directory) => {
      if (!isOwnDirectory(directory)) return false;
      const record = readLabRecord(directory);
      return record !== undefined && ![record.owner, record.guardian].some((watch) => watch && isRunning(watch, table));
    });
}

/** Ends and removes what killed labs have left behind. */
export async function removeLeftovers(parent: string): Promise<readonly Leftover[]> {
  const removed: Leftover[] = [];
  for (const directory of findLeftovers(parent)) removed.push({ directory, processes: await reap(directory) });
  return removed;
}

function isOwnDirectory(path: string): boolean {
  // A record that somebody else wrote must not tell us what to kill or remove.
  const stats = lstatSync(path, { throwIfNoEntry: false });
  return stats !== undefined && stats.isDirectory() && stats.uid === process.getuid?.();
}
