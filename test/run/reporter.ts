import { reporters, type Hook, type MochaOptions, type Runner, type Test } from "mocha";

import { RESULTS, slowestOf, slowestTable, writeResults, type Timed } from "./results";

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
    });
  }
}

// Mocha takes the module itself for the class.
export = Reporter;
