import { mkdirSync, mkdtempSync } from "node:fs";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";

import type { FluxBootstrapArgs } from "../../../components";
import type { Lab } from "../../../lab/lab";
import { preparePulumiHome } from "../../../lab/pulumi/home";
import { runEnvironment } from "../../../lab/pulumi/run-environment";
import { programs } from "../programs";
import { ROOT } from "../world";

/** A run of an inline program of the Automation API. */
export interface InlineRun {
  readonly stack: string;
  /** The file whose text becomes `kubernetes:kubeconfig` of the stack; nothing is configured when it is left out. */
  readonly kubeconfig?: string;
  readonly owner: string;
  readonly args: FluxBootstrapArgs;
}

/** The result of one. */
export interface InlineReport {
  /** The messages that reached the engine. */
  readonly messages: readonly string[];
}

/** Runs a program in a process of its own, whose `KUBECONFIG` names that file. @throws Error with its output when it fails */
export async function runInline(
  lab: Lab,
  run: InlineRun,
  ambient: string,
): Promise<InlineReport & { readonly output: string }> {
  const directory = join(lab.directory, "inline");
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const env = runEnvironment(
    preparePulumiHome(join(lab.directory, "pulumi"), lab.toolchain).environment,
    { TMPDIR: mkdtempSync(join(directory, "run-")) },
    lab.environment,
    { KUBECONFIG: ambient },
  );
  const child = lab.processes.spawn({
    name: "inline program",
    file: process.execPath,
    args: [join(await programs(), "bin", "test", "e2e", "inline", "main.js"), JSON.stringify(run)],
    cwd: ROOT,
    env: { ...env, PATH: `${dirname(lab.toolchain.path("pulumi"))}:${String(env["PATH"])}` },
  });
  const { stdout, stderr } = child;
  if (!stdout || !stderr) throw new Error("an inline program without output");
  const [report, output, { code }] = await Promise.all([text(stdout), text(stderr), child.exited]);
  if (code !== 0) throw new Error(`an inline program ended with ${String(code)}:\n${report}\n${output}`);
  return { ...(JSON.parse(report) as InlineReport), output };
}
