import { availableParallelism } from "node:os";

import { run, runTests } from "./child";
import { inTurns } from "./queue";
import { closingLine, isGreen, NONE, slowestTable, sum, type Results } from "./results";

/** What is checked without a test: each that fails counts as one failure. */
const CHECKS = ["lint", "typecheck", "api:check"];
/** Of the library and of the lab, in processes of their own: to start git takes longer the larger a process is. */
const UNIT = ["unit:library", "unit:lab"];

/** Runs every check and every test, none of which hides what another finds, and ends with a line that sums them up. */
async function main(): Promise<void> {
  const results: Results[] = [];
  const summary: string[] = [];
  const step = async (name: string, work: (name: string) => Promise<Results>): Promise<void> => {
    const start = Date.now();
    const result = await work(name);
    results.push(result);
    summary.push(`${((Date.now() - start) / 1000).toFixed(0).padStart(5)} s  ${name}: ${verdict(result)}\n`);
  };
  const suite = (name: string) => step(name, (script) => runTests(npm(script)));
  const single = [...UNIT.map((name) => () => suite(name)), ...CHECKS.map((name) => () => step(name, check))];
  // Each of these keeps one core busy; the end-to-end tests keep all of them.
  await inTurns(single, availableParallelism(), (work) => work());
  await suite("e2e");
  const all = sum(results);
  process.stdout.write(`${slowestTable(all)}\n${summary.join("")}\n${closingLine(all)}\n`);
  process.exitCode = isGreen(all) ? 0 : 1;
}

async function check(name: string): Promise<Results> {
  const code = await run(npm(name));
  return code === 0 ? NONE : { ...NONE, failed: 1 };
}

function npm(script: string): { readonly command: string; readonly args: readonly string[] } {
  return { command: "npm", args: ["run", "--silent", script] };
}

function verdict(result: Results): string {
  if (result.passed + result.skipped > 0) return closingLine(result);
  return result.failed === 0 ? "ok" : "failed";
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
