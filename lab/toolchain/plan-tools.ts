import { join } from "node:path";
import type { PlannedTool } from "./build-missing";
import type { GoEnvironment } from "./go-environment";
import { TOOL_NAMES, type ToolName } from "./tool-name";
import { toolKey } from "./tool-key";
import { TOOLS } from "./tools";

/** Where each tool is in the cache, or will be, in build order. */
export function planTools(directory: string, modules: string, go: GoEnvironment): ReadonlyMap<ToolName, PlannedTool> {
  return new Map(
    TOOL_NAMES.map((name) => {
      const tool = TOOLS[name];
      const moduleDirectory = join(modules, tool.module);
      const target = join(directory, `${name}-${toolKey(tool, moduleDirectory, go)}`);
      return [name, { name, tool, target, moduleDirectory }];
    }),
  );
}
