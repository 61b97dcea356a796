import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Progress } from "../progress";
import { compileTool, linkTool } from "./build-tool";
import { UNFINISHED } from "./publish-directory";
import type { GoRun } from "./run-go";
import type { ToolName } from "./tool-name";
import type { Tool } from "./tools";

/** A tool that is to be built, and where to. */
export interface PlannedTool {
  readonly name: ToolName;
  readonly tool: Tool;
  readonly target: string;
  readonly moduleDirectory: string;
}

/**
 * Builds tools one after the other, each tool's link beside the next one's compilation. Those that are finished stay
 * when a later one fails or the run is interrupted. To be called under the toolchain's lock.
 */
export async function buildMissing(
  missing: readonly PlannedTool[],
  directory: string,
  environment: NodeJS.ProcessEnv,
  progress: Progress,
): Promise<void> {
  await removeUnfinished(directory);
  const logs = join(directory, "logs");
  await mkdir(logs, { recursive: true });
  let built = 0;
  let linking: Promise<unknown> = Promise.resolve();
  for (const [index, planned] of missing.entries()) {
    const { name, tool, target, moduleDirectory } = planned;
    const run: GoRun = { tool: name, moduleDirectory, environment, log: join(logs, `${name}.log`) };
    const started = Date.now();
    await rm(run.log, { force: true });
    progress.step(
      `Building ${name}, ${index + 1} of ${missing.length} tools, ${missing.length - index - 1} more to come`,
    );
    const compiled = compileTool(tool, run);
    // Waiting for both, so that no process is left behind when one of them fails.
    await settle([linking, compiled]);
    linking = linkTool(tool, target, run).then(() => {
      built += 1;
      const seconds = Math.round((Date.now() - started) / 1000);
      progress.note(`${name} ${tool.version} built in ${seconds} s (${built} of ${missing.length})`);
    });
    // Looked at in the next round; until then a failure must not count as unhandled.
    linking.catch(() => undefined);
  }
  await linking;
}

async function settle(promises: readonly Promise<unknown>[]): Promise<void> {
  for (const outcome of await Promise.allSettled(promises)) {
    if (outcome.status === "rejected") throw outcome.reason;
  }
}

/** Under the lock nobody else is building, so what is unfinished now will never be finished. */
async function removeUnfinished(directory: string): Promise<void> {
  for (const name of await readdir(directory)) {
    if (name.startsWith(UNFINISHED)) await rm(join(directory, name), { recursive: true, force: true });
  }
}
