import { rm } from "node:fs/promises";
import { killFamilies } from "./kill-family";
import { readLabRecord } from "./lab-record";

/** Ends every process that a lab's record names, then removes the lab's directory. Returns how many processes there were. */
export async function reap(directory: string): Promise<number> {
  const record = readLabRecord(directory);
  const killed = record ? await killFamilies(record.processes) : 0;
  await rm(directory, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  return killed;
}
