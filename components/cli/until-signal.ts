/** Runs what continues until Ctrl-C or a request to terminate: these abort its signal. */
export async function untilSignal<T>(action: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  const abort = () => {
    stop.abort();
  };
  process.once("SIGINT", abort).once("SIGTERM", abort);
  return action(stop.signal).finally(() => process.off("SIGINT", abort).off("SIGTERM", abort));
}
