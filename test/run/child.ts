import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import * as path from "node:path";
import type { Writable } from "node:stream";

import { readResults, RESULTS, type Results } from "./results";

/** The checkout. */
export const ROOT = path.resolve(__dirname, "..", "..");

/** A process that runs tests, or a step that is none. */
export interface Child {
  readonly command: string;
  readonly args: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** Where its output goes. @defaultValue that of this process */
  readonly output?: Writable;
}

/** Runs a program in the checkout and returns its exit code. */
export async function run({ command, args, environment, output }: Child): Promise<number | null> {
  const child = spawn(command, args, {
    cwd: ROOT,
    env: { ...process.env, ...environment },
    stdio: output === undefined ? "inherit" : ["ignore", "pipe", "pipe"],
  });
  if (output !== undefined) for (const stream of [child.stdout, child.stderr]) stream?.pipe(output, { end: false });
  const [code] = (await once(child, "close")) as [number | null];
  return code;
}

/** Runs a program that ends with the reporter of this folder, and returns what it reports. */
export async function runTests(child: Child): Promise<Results> {
  const directory = await mkdtemp(path.join(tmpdir(), "flux-bootstrap-results-"));
  const file = path.join(directory, "results.json");
  try {
    const code = await run({ ...child, environment: { ...child.environment, [RESULTS]: file } });
    return readResults(file, code);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
