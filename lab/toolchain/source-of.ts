import { copyFile, mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { readRelease } from "../../components/release";
import { runGo, type GoRun } from "./run-go";
import type { Tool } from "./tools";

/** Where a main package is built, and as what. */
export interface Source extends GoRun {
  readonly main: string;
}

/**
 * The main package of a tool. One that gets a file of ours is copied first: Go lets nothing be added to its module cache. The
 * copy is made under the toolchain's lock, and made anew from the same files each time.
 */
export async function sourceOf(tool: Tool, run: GoRun): Promise<Source> {
  const { main, addition } = tool;
  if (tool.copy !== undefined) return copyModule(tool, tool.copy, run);
  if (addition === undefined) return { ...run, main };
  const [directory = "", ...files] = (await runGo(["list", "-f", "{{.Dir}}{{range .GoFiles}}|{{.}}{{end}}", main], run))
    .trim()
    .split("|");
  const moduleDirectory = `${run.log}.source`;
  // Those of the module cache cannot be written to, and neither can their copies.
  await rm(moduleDirectory, { recursive: true, force: true });
  await mkdir(moduleDirectory, { recursive: true });
  for (const file of ["go.mod", "go.sum", addition])
    await copyFile(join(run.moduleDirectory, file), join(moduleDirectory, file));
  for (const file of files) await copyFile(join(directory, file), join(moduleDirectory, file));
  return { ...run, moduleDirectory, main: "." };
}

async function copyModule(
  { main, version }: Tool,
  { module, manifests }: NonNullable<Tool["copy"]>,
  run: GoRun,
): Promise<Source> {
  const { Dir } = JSON.parse(await runGo(["mod", "download", "-json", `${module}@v${version}`], run)) as {
    Dir: string;
  };
  const moduleDirectory = `${run.log}.source`;
  await rm(moduleDirectory, { recursive: true, force: true });
  const found = await readdir(Dir, { recursive: true, withFileTypes: true });
  const files = found
    .filter((entry) => entry.isFile())
    .map((entry) => relative(Dir, join(entry.parentPath, entry.name)));
  for (const file of files.filter(isCompiled)) await copyTo(join(moduleDirectory, file), join(Dir, file));
  for (const file of ["go.mod", "go.sum"]) await copyTo(join(moduleDirectory, file), join(run.moduleDirectory, file));
  for (const [name, text] of Object.entries(readRelease(manifests.release).files)) {
    const file = join(moduleDirectory, manifests.directory, name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  return { ...run, moduleDirectory, main };
}

function isCompiled(file: string): boolean {
  return !file.split(sep).includes("testdata") && !/(_test\.go|^go\.(mod|sum))$/.test(file);
}

async function copyTo(target: string, source: string): Promise<void> {
  await mkdir(dirname(target), { recursive: true });
  await copyFile(source, target);
}
