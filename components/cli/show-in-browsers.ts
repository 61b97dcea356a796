import { ClusterError } from "../kube/cluster-error";
import { statusChanges, type StatusOptions } from "../status/read-status";
import type { FluxStatus } from "../status/status";
import { serveStatus, type StatusServer } from "../status/web/status-server";
import { untilSignal } from "./run";

/** Serves the status until a signal, and reads the cluster as long as somebody looks; returns the last status. */
export function showInBrowsers(
  options: StatusOptions,
  port: number,
  write: (text: string) => void,
): Promise<FluxStatus> {
  return untilSignal(async (signal) => {
    let server: StatusServer | undefined;
    let last: FluxStatus | undefined;
    try {
      for await (const status of statusChanges(options, signal, ({ message }) => server?.report(message))) {
        last = status;
        if (server === undefined) {
          server = await serveStatus(status, port);
          write(`The status is at ${server.url} until Ctrl-C.\n`);
        } else {
          await server.show(status);
        }
        await server.watched(signal);
      }
    } finally {
      await server?.close();
    }
    if (last === undefined) throw new ClusterError("it was ended before the cluster could be asked.");
    return last;
  });
}
