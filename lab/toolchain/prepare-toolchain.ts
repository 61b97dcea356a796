import { existsSync } from "node:fs";
import { join } from "node:path";
import { cacheDirectory } from "../../components/release/directories";
import type { Progress } from "../progress";
import { buildMissing, type PlannedTool } from "./build-missing";
import { goEnvironment } from "./go-environment";
import { installedPulumi, type InstalledTool } from "./installed-pulumi";
import { planTools } from "./plan-tools";
import { pruneToolchain } from "./prune-toolchain";
import type { ToolName } from "./tool-name";
import type { Toolchain } from "./toolchain";
import { ToolchainError } from "./toolchain-error";
import { withLock } from "./with-lock";

/** Where a toolchain comes from and goes to; a test names directories of its own. */
export interface ToolchainOptions {
  /** @defaultValue `toolchain` in the user's cache directory of this project */
  readonly directory?: string;
  /** @defaultValue the committed Go modules */
  readonly modules?: string;
  /** @defaultValue this process's environment */
  readonly environment?: NodeJS.ProcessEnv;
  /** Whether to remove the tools that no longer match the committed modules. */
  readonly prune?: boolean;
}

/**
 * Builds the tools that are not in the cache yet. Says nothing when all of them are.
 *
 * @throws {@link ToolchainError} when Go or git is missing, or a tool does not build.
 */
export async function prepareToolchain(progress: Progress, options: ToolchainOptions = {}): Promise<Toolchain> {
  const directory = options.directory ?? join(cacheDirectory(), "toolchain");
  const modules = options.modules ?? join(__dirname, "modules");
  const environment = options.environment ?? process.env;
  const [go, installed] = await Promise.all([
    goEnvironment(join(modules, "shared"), environment),
    installedPulumi(environment),
  ]);
  const plan = planTools(directory, modules, go);
  const missing = (): PlannedTool[] =>
    [...plan.values()].filter(({ name, target }) => !installed.has(name) && !existsSync(target));
  if (missing().length > 0 || options.prune === true) {
    let waited = false;
    const waiting = (): void => {
      waited = true;
      progress.step("Another run is building the lab's tools: waiting for it");
    };
    await withLock(directory, waiting, async () => {
      const toBuild = missing();
      if (toBuild.length > 0) await build(toBuild, directory, environment, progress);
      else if (waited) progress.done("The lab's tools are ready");
      if (options.prune === true)
        await pruneToolchain(
          directory,
          [...plan.values()].map(({ target }) => target),
        );
    });
  }
  return toolchain(plan, installed);
}

async function build(
  missing: readonly PlannedTool[],
  directory: string,
  environment: NodeJS.ProcessEnv,
  progress: Progress,
): Promise<void> {
  const started = Date.now();
  try {
    await buildMissing(missing, directory, environment, progress);
  } catch (error) {
    progress.fail("The lab's tools are not complete; the next run goes on where this one stopped");
    throw error;
  }
  progress.done(`The lab's tools are ready after ${Math.round((Date.now() - started) / 1000)} s`);
}

function toolchain(
  plan: ReadonlyMap<ToolName, PlannedTool>,
  installed: ReadonlyMap<ToolName, InstalledTool>,
): Toolchain {
  const planned = (name: ToolName): PlannedTool => {
    const found = plan.get(name);
    if (found === undefined) throw new ToolchainError(`There is no tool called ${name}`);
    return found;
  };
  return {
    path: (name) => installed.get(name)?.path ?? join(planned(name).target, name),
    file: (name, file) => join(planned(name).target, file),
    version: (name) => installed.get(name)?.version ?? planned(name).tool.version,
  };
}
