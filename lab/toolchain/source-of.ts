import { copyFile, mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
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
export async function sourceOf({ main, addition }: Tool, run: GoRun): Promise<Source> {
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
