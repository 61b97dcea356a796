import { reporters, type Hook, type MochaOptions, type Runner, type Test } from "mocha";

import { RESULTS, slowestOf, slowestTable, writeResults, type Timed } from "./results";

/** Milliseconds that a process may take to end after its tests. */
const ENDING = Number(process.env["TEST_ENDING_MS"] ?? 120_000);

/** Mocha's own reporter, which in addition names the slowest tests and hooks. */
class Reporter extends reporters.Spec {
  constructor(runner: Runner, options?: MochaOptions) {
    super(runner, options);
    const timed: Timed[] = [];
    const add = (one: Test | Hook): void => {
      timed.push({ title: one.titlePath().join(" "), milliseconds: one.duration ?? 0 });
    };
    runner.on("test end", add).on("hook end", add);
    runner.on("end", () => {
      const { passes, failures, pending } = this.stats;
      const results = { passed: passes, failed: failures, skipped: pending, slowest: slowestOf(timed) };
      const file = process.env[RESULTS];
      if (file === undefined) process.stdout.write(slowestTable(results));
      else writeResults(file, results);
      setTimeout(endLeftOver, ENDING).unref();
    });
  }
}

/** Ends a process that something keeps running after its tests, such as a connection that nobody has closed: it would never end. */
function endLeftOver(): void {
  const kinds = [...new Set(process.getActiveResourcesInfo())].sort().join(", ");
  process.stderr.write(`The tests have ended, but their process has not: it still has ${kinds}. It is ended.\n`);
  // Mocha sets the number of failures at the exit.
  process.on("exit", () => {
    process.exitCode = 1;
  });
  process.exit();
}

// Mocha takes the module itself for the class.
export = Reporter;
