import type { Server } from "node:http";

import { listen } from "./listen";

/** A web server that listens. */
export interface OpenServer {
  readonly port: number;
  /** Ends every connection too. */
  close(): Promise<void>;
}

/** Lets a web server listen on a free port of 127.0.0.1. */
export async function openServer(server: Server): Promise<OpenServer> {
  const port = await listen(server);
  return {
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
