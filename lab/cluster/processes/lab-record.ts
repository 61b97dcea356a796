import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ProcessIdentity } from "./process-identity";

/** What a lab's directory says about its processes, so that others can clean up after a lab that was killed. */
export interface LabRecord {
  /** The process that started the lab. */
  readonly owner: ProcessIdentity;
  /** The process that cleans up when the owner dies. */
  readonly guardian?: ProcessIdentity;
  /** The leaders of everything that the lab runs. */
  readonly processes: readonly (ProcessIdentity & { readonly name: string })[];
}

const FILE = "lab.json";

/** The record in a lab's directory; nothing where there is none, or no directory any more. */
export function readLabRecord(directory: string): LabRecord | undefined {
  try {
    return JSON.parse(readFileSync(join(directory, FILE), "utf8")) as LabRecord;
  } catch (error) {
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** Writes the record; a reader sees the old one or the new one, never a part. */
export function writeLabRecord(directory: string, record: LabRecord): void {
  const draft = join(directory, `${FILE}.new`);
  writeFileSync(draft, JSON.stringify(record), { mode: 0o600 });
  renameSync(draft, join(directory, FILE));
}
