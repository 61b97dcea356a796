import { Command } from "commander";
import { checkCluster } from "../preflight/check-cluster";
import type { Finding } from "../preflight/findings/finding";
import { CheckFailed } from "./run";
import { componentsOf, manifestsFlag, optionOf } from "./release-flags";
import {
  branchFlag,
  contextFlag,
  kubeconfigFlag,
  pathFlag,
  repositoryFlag,
  requireWholeSource,
  type SourceFlags,
} from "./flags";

interface CheckFlags extends SourceFlags {
  readonly version: string;
  readonly components: readonly string[];
  readonly componentsExtra: readonly string[];
  readonly namespace: string;
  readonly manifests?: string;
  readonly kubeconfig?: string;
  readonly context?: string;
  readonly json: boolean;
}

/**
 * Creates `flux-bootstrap check`, which reports what would go wrong in a cluster, and exits with 1 when a check fails.
 *
 * @see https://fluxcd.io/flux/cmd/flux_check/ (`--pre`)
 */
export function checkCommand(): Command {
  return new Command("check")
    .description("Checks that a cluster can take a release of Flux, without changing anything.")
    .addOption(optionOf("version"))
    .addOption(optionOf("components"))
    .addOption(optionOf("componentsExtra"))
    .addOption(optionOf("namespace"))
    .addOption(manifestsFlag())
    .addOption(repositoryFlag())
    .addOption(branchFlag())
    .addOption(pathFlag())
    .addOption(kubeconfigFlag())
    .addOption(contextFlag())
    .option("--json", "print the findings as JSON", false)
    .action(async (flags: CheckFlags, command: Command) => {
      requireWholeSource(flags, command);
      const findings = await checkCluster({ ...flags, components: componentsOf(flags, command) });
      const output = flags.json ? `${JSON.stringify(findings, undefined, 2)}\n` : text(findings, flags.version);
      command.configureOutput().writeOut?.(output);
      if (findings.some(({ ok }) => !ok)) throw new CheckFailed();
    });
}

function text(findings: readonly Finding[], version: string): string {
  const failed = findings.filter(({ ok }) => !ok).length;
  const lines = findings.flatMap(({ ok, message, remedy }) => [
    `${ok ? "✔" : "✗"} ${message}`,
    ...(remedy === undefined ? [] : remedy.split("\n").map((line, index) => `${index === 0 ? "  → " : "    "}${line}`)),
  ]);
  const end = failed === 0 ? `✔ Flux ${version} can be installed` : `✗ ${failed} of ${findings.length} checks failed`;
  return [`► checking for Flux ${version}`, ...lines, end, ""].join("\n");
}
