import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { COMPILER_FLAGS, linkerFlags } from "./build-flags";
import type { GoEnvironment } from "./go-environment";
import type { Tool } from "./tools";

/** Names what comes out of a build by everything that goes into it. */
export function toolKey(tool: Tool, moduleDirectory: string, go: GoEnvironment): string {
  const hash = createHash("sha256");
  hash.update(
    JSON.stringify([
      tool.main,
      COMPILER_FLAGS,
      linkerFlags(tool),
      tool.files ?? [],
      ...(tool.copy === undefined ? [] : [tool.version, tool.copy]),
      go.version,
      go.os,
      go.architecture,
    ]),
  );
  for (const file of sources(tool, moduleDirectory)) {
    const content = readFileSync(join(moduleDirectory, file));
    hash.update(`\n${file} ${content.length}\n`).update(content);
  }
  return hash.digest("hex").slice(0, 16);
}

function sources(tool: Tool, moduleDirectory: string): string[] {
  const pins = ["go.mod", "go.sum", ...(tool.addition === undefined ? [] : [tool.addition])];
  if (!tool.main.startsWith(".")) return pins;
  const below = readdirSync(join(moduleDirectory, tool.main), { recursive: true, withFileTypes: true });
  const own = below
    .filter((entry) => entry.isFile())
    .map((entry) => relative(moduleDirectory, join(entry.parentPath, entry.name)));
  return [...new Set([...pins, ...own.sort()])];
}
