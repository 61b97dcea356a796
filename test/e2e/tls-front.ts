import { readFileSync } from "node:fs";
import { createServer } from "node:https";
import { join } from "node:path";
import { urlToHttpOptions } from "node:url";

import type { Cluster } from "../../lab/cluster";
import { forward } from "../../lab/servers/forward";
import { openServer } from "../../lab/servers/open-server";

/** HTTPS in front of a server that has none, with a certificate that no public authority has signed. */
export interface TlsFront {
  /** `https://127.0.0.1:PORT` */
  readonly url: string;
  /** Whom to trust, in PEM. */
  readonly certificateAuthority: string;
  close(): void;
}

/** Opens it before `http://127.0.0.1:PORT/`. The certificate is the one that a cluster's API server has made for 127.0.0.1. */
export async function openTlsFront(origin: string, { directory }: Cluster): Promise<TlsFront> {
  const file = (name: string): string => readFileSync(join(directory, "certificates", name), "utf8");
  const certificateAuthority = file("apiserver.crt");
  const server = createServer({ key: file("apiserver.key"), cert: certificateAuthority }, (incoming, outgoing) => {
    forward(incoming, outgoing, urlToHttpOptions(new URL(incoming.url ?? "", origin))).catch(() => outgoing.destroy());
  });
  const { port, close } = await openServer(server);
  return { url: `https://127.0.0.1:${String(port)}`, certificateAuthority, close: () => void close() };
}
