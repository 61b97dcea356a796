import { rm } from "node:fs/promises";
import { availableParallelism } from "node:os";
import * as path from "node:path";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";

import { createProgress } from "../../lab/progress";
import { prepareToolchain } from "../../lab/toolchain";
import { buildPrograms, LAB_CLIENT, PROGRAMS } from "../e2e/programs";
import { BUNDLED_CLIENT } from "./bundled-client";
import { runTests } from "./child";
import { allFiles, orderOf } from "./e2e-files";
import { inTurns } from "./queue";
import { closingLine, isGreen, RESULTS, slowestTable, sum, writeResults, type Results } from "./results";

const TIMEOUT = "600000";
/** They live for minutes and make much that dies young. */
const V8_FLAGS = ["--max-semi-space-size=64", "--single-threaded-gc"];

/**
 * Runs the end-to-end tests, each file in a process with a lab of its own and one more at once than there are cores: each
 * waits for Flux a third of its time. The output of a file is printed as a whole when it has ended.
 */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      grep: { type: "string", short: "g" },
      jobs: { type: "string", short: "j", default: String(availableParallelism() + 1) },
    },
  });
  const { alone, shared } = orderOf(positionals.length > 0 ? positionals : allFiles());
  const progress = createProgress(process.stdout);
  await prepareToolchain(progress);
  const programs = await buildPrograms();
  const results: Results[] = [];
  const count = alone.length + shared.length;
  let begun = 0;
  const runFile = async (file: string): Promise<void> => {
    progress.note(`${file} begins, ${String(++begun)} of ${String(count)}`);
    const output = new PassThrough();
    const printed = text(output);
    const args = [...V8_FLAGS, "node_modules/mocha/bin/mocha.js", "--timeout", TIMEOUT, file];
    if (values.grep !== undefined) args.push("--grep", values.grep);
    const start = Date.now();
    const environment = { [PROGRAMS]: programs, [BUNDLED_CLIENT]: path.join(programs, LAB_CLIENT) };
    const result = await runTests({ command: process.execPath, args, environment, output });
    output.end();
    results.push(result);
    progress.note(
      `${file} has ended after ${((Date.now() - start) / 1000).toFixed(0)} s: ${closingLine(result)}\n${await printed}`,
    );
  };
  try {
    await inTurns(alone, 1, runFile);
    await inTurns(shared, Number(values.jobs), runFile);
  } finally {
    await rm(programs, { recursive: true, force: true });
  }
  report(sum(results));
}

function report(results: Results): void {
  const file = process.env[RESULTS];
  if (file === undefined) process.stdout.write(`${slowestTable(results)}\n${closingLine(results)}\n`);
  else writeResults(file, results);
  process.exitCode = isGreen(results) ? 0 : 1;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
