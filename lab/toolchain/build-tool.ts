import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { COMPILER_FLAGS, linkerFlags } from "./build-flags";
import { publishDirectory } from "./publish-directory";
import { runGo, type GoRun } from "./run-go";
import { sourceOf } from "./source-of";
import type { Tool, ToolFile } from "./tools";

/**
 * Compiles all that a tool consists of into Go's build cache, and does not link it. Uses every core.
 *
 * Apart from {@link linkTool}, because two compilations at once would compile the libraries that they share twice,
 * whereas a link, which hardly uses more than one core, may go on beside the next tool's compilation.
 */
export async function compileTool(tool: Tool, run: GoRun): Promise<void> {
  const { main, ...from } = await sourceOf(tool, run);
  // `go list -export` is the one command that compiles a main package without linking it.
  await runGo(["list", "-export", ...COMPILER_FLAGS, "-f", "{{.ImportPath}}", main], from);
}

/** Links a compiled tool and puts it, with the files that it needs, under its final name. */
export async function linkTool(tool: Tool, target: string, run: GoRun): Promise<void> {
  await publishDirectory(target, async (directory) => {
    const output = join(directory, run.tool);
    const { main, ...from } = await sourceOf(tool, run);
    await runGo(["build", ...COMPILER_FLAGS, `-ldflags=${linkerFlags(tool)}`, "-o", output, main], from);
    for (const file of tool.files ?? []) await makeFile(file, directory, run);
  });
}

async function makeFile(file: ToolFile, directory: string, run: GoRun): Promise<void> {
  const source = (await runGo(["list", "-m", "-f", "{{.Dir}}", file.module], run)).trim();
  const documents = await Promise.all(file.sources.map((path) => readFile(join(source, path), "utf8")));
  await writeFile(join(directory, file.name), documents.map((text) => text.trimEnd()).join("\n---\n") + "\n");
}
