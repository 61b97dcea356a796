import { once } from "node:events";
import { readFileSync } from "node:fs";
import { request } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";

import type { Cluster } from "../../lab/cluster";

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
    const { method, headers, url = "" } = incoming;
    const upstream = request(new URL(url, origin), { method, headers, agent: false }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      void pipeline(answer, outgoing).catch(() => undefined);
    });
    upstream.on("error", () => outgoing.destroy());
    incoming.pipe(upstream);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `https://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    certificateAuthority,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
