import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join } from "node:path";

/** The absolute path of a program on PATH, without starting a process to find it. */
export function findOnPath(program: string, environment: NodeJS.ProcessEnv): string | undefined {
  const directories = (environment["PATH"] ?? "").split(delimiter).filter((directory) => directory !== "");
  return directories.map((directory) => join(directory, program)).find(isExecutable);
}

/** Whether a path is that of a file that may be run. */
export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
