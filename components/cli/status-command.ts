import { Command } from "commander";
import { ClusterError } from "../kube/cluster-error";
import * as checks from "../validation/checks";
import { Changes } from "../status/changes";
import { readStatus, statusChanges } from "../status/read-status";
import type { FluxStatus } from "../status/status";
import { statusText } from "../status/text";
import { milliseconds } from "../manifests/go-duration";
import { contextFlag, kubeconfigFlag, textFlag } from "./flags";
import { CheckFailed } from "./run";
import { Unavailable } from "./run";

interface StatusFlags {
  readonly namespace?: string;
  readonly kubeconfig?: string;
  readonly context?: string;
  readonly json: boolean;
  readonly watch: boolean;
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
    .option("--json", "print JSON; with --watch, one line for each change", false)
    .option("--watch", "continue until Ctrl-C, and print the changes", false)
    .option("--wait", "wait until all is ready; failures in the meantime do not end it", false)
    .addOption(textFlag("--timeout <duration>", "maximum time that --wait waits", checks.goDuration, "5m"))
    .addHelpText(
      "after",
      "\nExit codes: 0 all is ready or suspended, 1 something is not ready or missing, 2 the cluster cannot be asked.",
    )
    .action(async (flags: StatusFlags, command: Command) => {
      if (!flags.wait && command.getOptionValueSource("timeout") !== "default") {
        command.error("error: option '--timeout <duration>' requires --wait");
      }
      const write = (text: string) => command.configureOutput().writeOut?.(text);
      const status = await answered(flags.watch || flags.wait ? follow(flags, write) : readStatus(flags));
      if (!flags.watch)
        write(flags.json ? `${JSON.stringify(status, undefined, 2)}\n` : statusText(status, Date.now()));
      if (!status.ok) throw new CheckFailed();
    });
}

/** Reads the status until a signal, until all is ready or until the time is over; returns the last status. */
async function follow(flags: StatusFlags, write: (text: string) => void): Promise<FluxStatus> {
  const stop = new AbortController();
  const abort = () => {
    stop.abort();
  };
  process.once("SIGINT", abort).once("SIGTERM", abort);
  const timer = flags.wait ? setTimeout(abort, milliseconds(flags.timeout)) : undefined;
  const print = printer(flags, write);
  try {
    let last: FluxStatus | undefined;
    for await (const status of statusChanges(flags, stop.signal, ({ message }) =>
      process.stderr.write(`warning: ${message}\n`),
    )) {
      last = status;
      if (flags.watch) print(status);
      if (flags.wait && status.ok) break;
    }
    if (last === undefined)
      throw new ClusterError("the time was over before the cluster could be asked. Raise --timeout.");
    return last;
  } finally {
    clearTimeout(timer);
    process.off("SIGINT", abort).off("SIGTERM", abort);
  }
}

/** Returns a function that prints a status if it has changed: all of it on a terminal, otherwise only the changes. */
function printer({ json }: StatusFlags, write: (text: string) => void): (status: FluxStatus) => void {
  const changes = new Changes();
  return (status) => {
    const lines = changes.next(status);
    if (lines.length === 0) return;
    if (json) write(`${JSON.stringify(status)}\n`);
    else if (process.stdout.isTTY) write(`\u001b[H\u001b[J${statusText(status, Date.now())}`);
    else write(lines.map((line) => `${new Date().toISOString().slice(0, 19)}Z ${line}\n`).join(""));
  };
}

/** Distinguishes a cluster that cannot be asked, for any reason, from a check that failed. */
async function answered<T>(asking: Promise<T>): Promise<T> {
  return asking.catch((error: unknown) => {
    throw new Unavailable(error instanceof Error ? error.message : String(error));
  });
}
