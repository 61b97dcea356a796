import { existsSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import type { ClusterHome } from "./cluster-home";

const SOCKET = "etcd.sock";

/**
 * Where etcd listens, relative to the cluster's directory, in which both it and the API server run: a socket needs no port,
 * and nobody but the owner of the directory can reach it.
 */
export const ETCD_ENDPOINT = `unix://${SOCKET}`;

const PATIENCE = 300_000;

/** Starts etcd and waits until it listens: an API server that starts too early does not ask again before a second is over. */
export async function startEtcd(home: ClusterHome): Promise<void> {
  const etcd = home.run("etcd", [
    "--name=lab",
    "--data-dir=etcd",
    "--unsafe-no-fsync", // the data need not survive a power cut, and not waiting for the disk makes every write faster
    `--listen-client-urls=${ETCD_ENDPOINT}`,
    "--listen-peer-urls=unix://peer.sock",
    // These have to look like host and port. They are for other members and for clients that discover them: there are none.
    "--advertise-client-urls=http://localhost:0",
    "--initial-advertise-peer-urls=http://localhost:0",
    "--initial-cluster=lab=http://localhost:0",
    "--log-level=warn",
  ]);
  for (const deadline = Date.now() + PATIENCE; !existsSync(home.file(SOCKET));) {
    if (etcd.status()) throw new Error(`etcd ended:\n${etcd.tail()}`);
    if (Date.now() > deadline) throw new Error(`etcd did not listen within ${PATIENCE / 1000} s:\n${etcd.tail()}`);
    await delay(10);
  }
  home.expectToLast(etcd);
}
