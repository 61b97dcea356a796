import { ClusterError } from "../kube/cluster-error";
import { milliseconds } from "../manifests/go-duration";
import { Changes } from "../status/changes";
import { statusChanges, type StatusOptions } from "../status/read-status";
import type { FluxStatus } from "../status/status";
import { statusText } from "../status/text";
import { untilSignal } from "./run";

interface FollowFlags extends StatusOptions {
  readonly json: boolean;
  readonly watch: boolean;
  readonly wait: boolean;
  readonly timeout: string;
}

/** Reads the status until a signal, until all is ready or until the time is over; returns the last status. */
export function followStatus(flags: FollowFlags, write: (text: string) => void): Promise<FluxStatus> {
  return untilSignal(async (stop) => {
    const signal = flags.wait ? AbortSignal.any([stop, AbortSignal.timeout(milliseconds(flags.timeout))]) : stop;
    const print = printer(flags, write);
    let last: FluxStatus | undefined;
    for await (const status of statusChanges(flags, signal, ({ message }) =>
      process.stderr.write(`warning: ${message}\n`),
    )) {
      last = status;
      if (flags.watch) print(status);
      if (flags.wait && status.ok) break;
    }
    if (last === undefined)
      throw new ClusterError("the time was over before the cluster could be asked. Raise --timeout.");
    return last;
  });
}

/** Returns a function that prints a status if it has changed: all of it on a terminal, otherwise only the changes. */
function printer({ json }: FollowFlags, write: (text: string) => void): (status: FluxStatus) => void {
  const changes = new Changes();
  return (status) => {
    const lines = changes.next(status);
    if (lines.length === 0) return;
    if (json) write(`${JSON.stringify(status)}\n`);
    else if (process.stdout.isTTY) write(`\u001b[H\u001b[J${statusText(status, Date.now())}`);
    else write(lines.map((line) => `${new Date().toISOString().slice(0, 19)}Z ${line}\n`).join(""));
  };
}
