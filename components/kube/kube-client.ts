import * as http from "node:http";
import * as https from "node:https";
import { text } from "node:stream/consumers";
import { setTimeout as delay } from "node:timers/promises";

import type { KubeConfig } from "@kubernetes/client-node";
import { ClusterError, ConflictError, ForbiddenError } from "./cluster-error";
import { kubeconfigOf, loadKubeconfig, type Kubeconfig } from "./kubeconfig";

/** The access to a cluster. It has no default that depends on the machine. */
export interface ClusterAccess {
  readonly kubeconfig: Kubeconfig;
  /**
   * The context in the kubeconfig.
   * @defaultValue the current context
   */
  readonly context?: string;
  /**
   * The cluster in the kubeconfig, in place of the cluster of the context.
   * @defaultValue the cluster of the context
   */
  readonly cluster?: string;
  /**
   * Time to wait for each answer, in milliseconds.
   * @defaultValue 15000
   */
  readonly timeoutMs?: number;
}

/** The access as a user writes it. */
export interface AccessOptions {
  /**
   * The path of a kubeconfig, or its content.
   * @defaultValue as kubectl: `KUBECONFIG`, then `~/.kube/config`, then the service account of the pod
   */
  readonly kubeconfig?: string;
  /**
   * The context in the kubeconfig.
   * @defaultValue the current context
   */
  readonly context?: string;
  /**
   * Time to wait for each answer, in milliseconds.
   * @defaultValue 15000
   */
  readonly timeoutMs?: number;
}

/**
 * Returns the access that a user requests, which may be the machine's default.
 * @throws ClusterError when there is no kubeconfig
 */
export function requestedAccess({ kubeconfig, ...rest }: AccessOptions): ClusterAccess {
  return { ...rest, kubeconfig: kubeconfigOf(kubeconfig) };
}

const ATTEMPTS = 10;

/** A client that reads from an API server. */
export interface KubeReader {
  /** Its URL, for messages. */
  readonly server: string;
  /** Returns the answer to a GET, or to a POST when there is a body; undefined when there is no such path. */
  request(path: string, body?: object): Promise<unknown>;
}

/** A client that reads from an API server and writes to it. */
export interface KubeClient extends KubeReader {
  /**
   * Applies an object as a field manager, also where others own the same fields.
   *
   * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/
   */
  apply(path: string, fieldManager: string, object: object): Promise<void>;
  /**
   * Changes an object by a JSON patch.
   *
   * @see https://datatracker.ietf.org/doc/html/rfc6902
   * @throws ConflictError when the object is no longer the one that the patch is for
   */
  patch(path: string, fieldManager: string, operations: readonly object[]): Promise<void>;
}

/** A request to an API server. */
interface Sent {
  readonly method: "GET" | "POST" | "PATCH";
  readonly path: string;
  readonly contentType?: string;
  readonly body?: object;
}

/**
 * Connects to the cluster of a kubeconfig.
 *
 * @throws ClusterError when the kubeconfig cannot be used; its message never contains a secret
 */
export async function kubeClient({ timeoutMs = 15_000, ...access }: ClusterAccess): Promise<KubeClient> {
  // Imported late: the module is large, and a program that only bootstraps does not need it.
  const { KubeConfig: Config } = await import("@kubernetes/client-node");
  const config = loadKubeconfig(() => new Config(), access.kubeconfig);
  select(config, access);
  const server = config.getCurrentCluster()?.server;
  if (server === undefined)
    throw new ClusterError("the kubeconfig names no cluster. Set its current-context, or name a context.");
  const send = (sent: Sent) => answerTo(config, server, timeoutMs, sent);
  const change = async (path: string, query: Record<string, string>, contentType: string, body: object) => {
    await send({ method: "PATCH", path: `${path}?${new URLSearchParams(query).toString()}`, contentType, body });
  };
  return {
    server,
    request: (path, body) => send(body === undefined ? { method: "GET", path } : { method: "POST", path, body }),
    apply: (path, fieldManager, object) =>
      change(path, { fieldManager, force: "true" }, "application/apply-patch+yaml", object),
    patch: (path, fieldManager, operations) =>
      change(path, { fieldManager }, "application/json-patch+json", operations),
  };
}

/** Selects the named context and cluster as the current ones. */
function select(config: KubeConfig, { context, cluster }: Pick<ClusterAccess, "context" | "cluster">): void {
  if (context !== undefined) {
    if (config.getContextObject(context) === null)
      throw new ClusterError(
        `the kubeconfig has no context ${JSON.stringify(context)}. Choose one of ${names(config.contexts)}.`,
      );
    config.setCurrentContext(context);
  }
  if (cluster === undefined) return;
  if (config.getCluster(cluster) === null)
    throw new ClusterError(
      `the kubeconfig has no cluster ${JSON.stringify(cluster)}. Choose one of ${names(config.clusters)}.`,
    );
  config.contexts = config.contexts.map((found) =>
    found.name === config.currentContext ? { ...found, cluster } : found,
  );
}

function names(items: readonly { readonly name: string }[]): string {
  return items.map(({ name }) => name).join(", ") || "none";
}

async function answerTo(config: KubeConfig, server: string, timeoutMs: number, sent: Sent): Promise<unknown> {
  const { method, path } = sent;
  for (let attempt = 1; ; attempt++) {
    const { status, content } = await send(config, server, timeoutMs, sent);
    if (status === 429 && attempt < ATTEMPTS) {
      await delay(1000); // the delay that an API server demands when it is busy, or when a definition is new
      continue;
    }
    if (status === 404) return undefined;
    if (status === 401)
      throw new ClusterError(`the cluster at ${server} refuses the credentials of the kubeconfig (401). Log in again.`);
    if (status === 403)
      throw new ForbiddenError(
        `the cluster at ${server} does not let these credentials ${method === "PATCH" ? "change" : "read"} ${path} (403). Use credentials with the rights of cluster-admin.`,
      );
    if (status === 409) throw new ConflictError(`the cluster at ${server} answered 409 to ${path}`);
    if (status < 200 || status > 299) throw new ClusterError(`the cluster at ${server} answered ${status} to ${path}`);
    return JSON.parse(content) as unknown;
  }
}

async function send(
  config: KubeConfig,
  server: string,
  timeoutMs: number,
  { method, path, contentType = "application/json", body }: Sent,
): Promise<{ readonly status: number; readonly content: string }> {
  const url = new URL(`${server.replace(/\/$/, "")}${path}`);
  const options: https.RequestOptions = {
    method,
    headers: { accept: "application/json", "content-type": contentType },
  };
  await config.applyToHTTPSOptions(options);
  const answer = await new Promise<http.IncomingMessage>((resolve, reject) => {
    const outgoing = (url.protocol === "http:" ? http : https).request(
      url,
      { ...options, timeout: timeoutMs },
      resolve,
    );
    outgoing.on("timeout", () => outgoing.destroy(new Error(`no answer within ${timeoutMs / 1000} s`)));
    outgoing.on("error", reject).end(body === undefined ? undefined : JSON.stringify(body));
  }).catch((error: unknown) => {
    throw new ClusterError(
      `the cluster at ${server} cannot be reached: ${reasonOf(error)}. Check the kubeconfig and the network.`,
    );
  });
  return { status: answer.statusCode ?? 0, content: await text(answer) };
}

/**
 * Returns the reason of a failed connection: Node tries several addresses, and only the single errors have the reason.
 */
function reasonOf(error: unknown): string {
  const [first] = error instanceof AggregateError ? (error.errors as Error[]) : [];
  const { message, code } = error as NodeJS.ErrnoException;
  return (first?.message ?? message) || code || "no connection";
}
