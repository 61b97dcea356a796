import { join } from "node:path";

import type { Lab } from "../lab";
import { preparePulumiHome } from "./home";
import { PulumiError } from "./pulumi-error";
import { runPulumi, type PulumiResult } from "./run";
import { runEnvironment } from "./run-environment";

/**
 * Runs a command of the CLI that concerns no stack, such as `schema check`.
 *
 * @param own environment variables beyond those of the lab
 * @throws {@link PulumiError} when it fails
 */
export async function runCli(
  lab: Pick<Lab, "directory" | "toolchain" | "processes">,
  args: readonly string[],
  cwd: string,
  own: Readonly<Record<string, string>> = {},
): Promise<PulumiResult> {
  const { environment } = preparePulumiHome(join(lab.directory, "pulumi"), lab.toolchain);
  const command = { file: lab.toolchain.path("pulumi"), args: [...args, "--non-interactive", "--color=never"], cwd };
  const result = await runPulumi(lab.processes, { ...command, env: runEnvironment(environment, own) }).result;
  if (result.exitCode !== 0) throw new PulumiError(args.slice(0, 2).join(" "), result);
  return result;
}
