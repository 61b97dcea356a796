import getPort from "get-port";

/** Thrown by an attempt to start something on a port that somebody else took in the meantime. */
export class PortTakenError extends Error {
  constructor(readonly port: number) {
    super(`port ${port} of 127.0.0.1 has been taken by another process`);
    this.name = "PortTakenError";
  }
}

const ATTEMPTS = 5;

/**
 * Starts something on a free port of 127.0.0.1. Between finding a port and using it another process may take it; an attempt
 * that throws a {@link PortTakenError} is made again on another one.
 */
export async function withFreePort<T>(start: (port: number) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const port = await getPort({ host: "127.0.0.1" });
    try {
      return await start(port);
    } catch (error) {
      if (!(error instanceof PortTakenError) || attempt === ATTEMPTS) throw error;
    }
  }
}
