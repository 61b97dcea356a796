import * as path from "node:path";

import { Command } from "commander";

import { runDemo } from "./demo/run-demo";

const program = new Command("npm run demo --")
  .description(
    "Bootstraps Flux on a cluster of this machine, with the real engine, controllers and a Git host, and takes it down",
  )
  .option("--keep", "leave everything running after the tour, until Ctrl-C, and say how to reach it", false)
  .action(async ({ keep }: { keep: boolean }) => {
    process.exitCode = (await runDemo({ program: path.resolve(__dirname, ".."), keep })) ? 0 : 1;
  });

program.parseAsync().catch((error: unknown) => {
  process.stderr.write(`demo: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
