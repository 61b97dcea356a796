import { existsSync, readFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { createApiClient, type ApiAccess, type ApiClient } from "./api-client";
import type { ClusterHome } from "./cluster-home";
import type { Credentials } from "./credentials";
import { ETCD_ENDPOINT } from "./etcd";
import type { ManagedProcess } from "./processes";
import { PortTakenError, withFreePort } from "./with-free-port";

/** A running API server. */
export interface ApiServer {
  readonly access: ApiAccess;
  readonly api: ApiClient;
}

const PATIENCE = 300_000;

/** Starts kube-apiserver and waits until it is ready. etcd must run already. */
export async function startApiServer(home: ClusterHome, credentials: Credentials): Promise<ApiServer> {
  return withFreePort(async (port) => {
    const server = home.run("kube-apiserver", apiServerArguments(port, credentials));
    const ready = await waitUntilReady(server, home, { port, token: credentials.token });
    home.expectToLast(server);
    return ready;
  });
}

function apiServerArguments(port: number, credentials: Credentials): readonly string[] {
  return [
    `--etcd-servers=${ETCD_ENDPOINT}`,
    "--bind-address=127.0.0.1",
    `--secure-port=${port}`,
    "--cert-dir=certificates",
    // Pods do not really run, so nobody connects to this address, but the loopback address is refused here. An address
    // reserved for documentation spares the search for a network interface, which a machine without network fails.
    "--advertise-address=192.0.2.1",
    "--endpoint-reconciler-type=none",
    "--service-cluster-ip-range=10.96.0.0/16",
    "--authorization-mode=RBAC",
    `--token-auth-file=${credentials.tokenFile}`,
    "--service-account-issuer=https://kubernetes.default.svc",
    `--service-account-key-file=${credentials.serviceAccountPublicKey}`,
    `--service-account-signing-key-file=${credentials.serviceAccountKey}`,
    // A streamed list ends with a bookmark, and bookmarks are sent once a second: every client would wait for it twice.
    "--feature-gates=WatchList=false",
    "--allow-privileged",
    "--profiling=false",
  ];
}

async function waitUntilReady(
  server: ManagedProcess,
  home: ClusterHome,
  { port, token }: { readonly port: number; readonly token: string },
): Promise<ApiServer> {
  const certificate = home.file("certificates/apiserver.crt");
  for (const deadline = Date.now() + PATIENCE; Date.now() < deadline;) {
    await delay(50);
    if (server.status()) throw refusal(server, port);
    if (!existsSync(certificate)) continue;
    // The server made this certificate for itself. Whoever else may listen on the port has neither its key nor our trust.
    const access = { url: `https://127.0.0.1:${port}`, ca: readFileSync(certificate, "utf8"), token };
    const api = await createApiClient(access);
    if (await isReady(api)) return { access, api };
    api.close();
  }
  throw new Error(`kube-apiserver was not ready within ${PATIENCE / 1000} s:\n${server.tail()}`);
}

async function isReady(api: ApiClient): Promise<boolean> {
  try {
    await api.request("/readyz");
    return true;
  } catch {
    return false;
  }
}

function refusal(server: ManagedProcess, port: number): Error {
  const log = server.tail();
  return log.includes("address already in use") ? new PortTakenError(port) : new Error(`kube-apiserver ended:\n${log}`);
}
