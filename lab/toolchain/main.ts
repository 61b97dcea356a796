import { Command } from "commander";
import { createProgress } from "../progress";
import { prepareToolchain } from "./prepare-toolchain";
import { TOOL_NAMES } from "./tool-name";
import { ToolchainError } from "./toolchain-error";

const program = new Command("toolchain")
  .description("Builds the programs that a lab runs, as far as they are not in the cache, and lists them.")
  .option("--prune", "remove the builds that no longer match the committed modules")
  .addHelpText(
    "after",
    [
      "",
      "Prints one line for each tool: its name, its version and its path.",
      "",
      "Environment:",
      "  FLUX_BOOTSTRAP_CACHE            another cache directory than the user's",
      "  FLUX_BOOTSTRAP_TOOLCHAIN=build  build Pulumi even where a fitting one is installed",
    ].join("\n"),
  )
  .action(async ({ prune = false }: { prune?: boolean }) => {
    const toolchain = await prepareToolchain(createProgress(process.stderr), { prune });
    for (const tool of TOOL_NAMES) console.log(`${tool} ${toolchain.version(tool)} ${toolchain.path(tool)}`);
  });

program.parseAsync().catch((error: unknown) => {
  console.error(error instanceof ToolchainError ? error.message : error);
  process.exitCode = 1;
});
