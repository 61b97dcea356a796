import { mkdir } from "node:fs/promises";
import * as path from "node:path";

import { runCli } from "../../../lab/pulumi";
import { lab, ROOT } from "../world";

/** The schema of the plugin. */
export const SCHEMA = path.join(ROOT, "plugin", "schema.json");

/**
 * Makes the SDK of a language from the schema, as `pulumi package add` does.
 *
 * @returns its directory, in the given one
 */
export async function generateSdk(language: string, directory: string): Promise<string> {
  await mkdir(directory, { recursive: true });
  await runCli(await lab(), ["package", "gen-sdk", SCHEMA, "--language", language, "--out", directory], directory);
  return path.join(directory, language);
}
