import { Command, Option } from "commander";
import * as checks from "../validation/checks";
import { readStatus } from "../status/read-status";
import { statusText } from "../status/text";
import type { FluxStatus } from "../status/status";
import { pageContent, htmlPage } from "../status/picture/page";
import { mermaidText } from "../status/picture/mermaid";
import { pictureOf } from "../status/picture/picture";
import { svgDocument } from "../status/picture/svg";
import { contextFlag, kubeconfigFlag, textFlag } from "./flags";
import { followStatus } from "./follow-status";
import { CheckFailed, Unavailable } from "./run";
import { showInBrowsers } from "./show-in-browsers";

/** The formats of `--output`. */
const FORMATS = {
  text: (status: FluxStatus) => statusText(status, Date.now()),
  json: (status: FluxStatus) => `${JSON.stringify(status, undefined, 2)}\n`,
  mermaid: (status: FluxStatus) => mermaidText(pictureOf(status)),
  svg: (status: FluxStatus) => svgDocument(pictureOf(status)),
  html: async (status: FluxStatus) => htmlPage(await pageContent(status, new Date())),
} as const;

interface StatusFlags {
  readonly namespace?: string;
  readonly kubeconfig?: string;
  readonly context?: string;
  readonly output: keyof typeof FORMATS;
  readonly json: boolean;
  readonly watch: boolean;
  readonly web: boolean;
  readonly port: string;
  readonly wait: boolean;
  readonly timeout: string;
}

/**
 * Creates `flux-bootstrap status`, which prints the status of Flux in a cluster and exits with 1 when something is not
 * ready.
 */
export function statusCommand(): Command {
  return new Command("status")
    .description(
      "Shows the sources of Flux, the objects that follow them, whether they are ready, and what to do when they are not.",
    )
    .addOption(
      textFlag(
        "-n, --namespace <name>",
        "only the objects in this namespace, and the sources that they follow (default: all)",
        checks.dnsLabel,
      ),
    )
    .addOption(kubeconfigFlag())
    .addOption(contextFlag())
    .addOption(
      new Option("-o, --output <format>", "format of the result; the last three are pictures")
        .choices(Object.keys(FORMATS))
        .default("text"),
    )
    .option("--json", "print JSON; with --watch, one line for each change", false)
    .option("--watch", "continue until Ctrl-C, and print the changes", false)
    .option("--web", "continue until Ctrl-C, and show the picture to browsers on this machine", false)
    .addOption(textFlag("--port <number>", "port for --web; 0 for a free one", checks.port, "0"))
    .option("--wait", "wait until all is ready; failures in the meantime do not end it", false)
    .addOption(textFlag("--timeout <duration>", "maximum time that --wait waits", checks.goDuration, "5m"))
    .addHelpText(
      "after",
      "\nExit codes: 0 all is ready or suspended, 1 something is not ready or missing, 2 the cluster cannot be asked.",
    )
    .action(async (flags: StatusFlags, command: Command) => {
      refuseCombinations(flags, command);
      const write = (text: string) => command.configureOutput().writeOut?.(text);
      const status = await answered(read(flags, write));
      if (!flags.watch && !flags.web) write(await FORMATS[flags.json ? "json" : flags.output](status));
      if (!status.ok) throw new CheckFailed();
    });
}

function read(flags: StatusFlags, write: (text: string) => void): Promise<FluxStatus> {
  if (flags.web) return showInBrowsers(flags, Number(flags.port), write);
  return flags.watch || flags.wait ? followStatus(flags, write) : readStatus(flags);
}

function refuseCombinations(flags: StatusFlags, command: Command): void {
  const isGiven = (name: string) => command.getOptionValueSource(name) !== "default";
  if (isGiven("timeout") && !flags.wait) command.error("error: option '--timeout <duration>' requires --wait");
  if (isGiven("port") && !flags.web) command.error("error: option '--port <number>' requires --web");
  const others = ["json", "watch", "wait", "web"] as const;
  const conflict = isGiven("output") ? others.find((name) => name !== "wait" && flags[name]) : undefined;
  if (conflict !== undefined) command.error(`error: option '--output <format>' cannot be used with '--${conflict}'`);
  const another = flags.web ? others.find((name) => name !== "web" && flags[name]) : undefined;
  if (another !== undefined) command.error(`error: option '--web' cannot be used with '--${another}'`);
}

/** Distinguishes a cluster that cannot be asked, for any reason, from a check that failed. */
async function answered<T>(asking: Promise<T>): Promise<T> {
  return asking.catch((error: unknown) => {
    throw new Unavailable(error instanceof Error ? error.message : String(error));
  });
}
