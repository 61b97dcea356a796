import { readFileSync, writeFileSync } from "node:fs";

/** A test or a hook, and how long it took. */
export interface Timed {
  readonly title: string;
  readonly milliseconds: number;
}

/** What came of a run of tests. */
export interface Results {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly slowest: readonly Timed[];
}

/** Names the file to write the results to, for a process that sums up those of several. */
export const RESULTS = "FLUX_BOOTSTRAP_RESULTS";

const SHOWN = 10;
/** In milliseconds; as in Mocha, what takes less is not slow. */
const SLOW = 75;
export const NONE: Results = { passed: 0, failed: 0, skipped: 0, slowest: [] };

/** What came of several runs. */
export function sum(all: readonly Results[]): Results {
  const total = (of: (one: Results) => number): number => all.reduce((so, one) => so + of(one), 0);
  return {
    passed: total(({ passed }) => passed),
    failed: total(({ failed }) => failed),
    skipped: total(({ skipped }) => skipped),
    slowest: slowestOf(all.flatMap(({ slowest }) => slowest)),
  };
}

/** Those that took longest, the longest first. */
export function slowestOf(timed: readonly Timed[]): readonly Timed[] {
  return timed
    .filter(({ milliseconds }) => milliseconds >= SLOW)
    .sort((a, b) => b.milliseconds - a.milliseconds)
    .slice(0, SHOWN);
}

/** The slowest tests, a line each. */
export function slowestTable({ slowest }: Results): string {
  if (slowest.length === 0) return "";
  const lines = slowest.map(
    ({ title, milliseconds }) => `${(milliseconds / 1000).toFixed(1).padStart(7)} s  ${title}\n`,
  );
  return `\nThe ${String(lines.length)} slowest tests and hooks:\n${lines.join("")}`;
}

/** The last line of a run. */
export function closingLine({ passed, failed, skipped }: Results): string {
  const line = `${String(passed)} passed, ${String(failed)} failed`;
  return skipped > 0 ? `${line}, ${String(skipped)} skipped` : line;
}

/** Whether everything has run and nothing has failed: a run of no test proves nothing. */
export function isGreen({ passed, failed }: Results): boolean {
  return failed === 0 && passed > 0;
}

/** Writes results for the process that asked for them. */
export function writeResults(file: string, results: Results): void {
  writeFileSync(file, JSON.stringify(results));
}

/**
 * Reads what a process wrote that has ended.
 *
 * @param exitCode its exit code: a process that fails without a failed test, or writes nothing, counts as one failure
 */
export function readResults(file: string, exitCode: number | null): Results {
  const results = written(file);
  const failsSilently = results === undefined || (exitCode !== 0 && results.failed === 0);
  return failsSilently ? { ...(results ?? NONE), failed: 1 } : results;
}

function written(file: string): Results | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Results;
  } catch {
    return undefined;
  }
}
