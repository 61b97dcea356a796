import * as http from "node:http";
import * as https from "node:https";
import { text } from "node:stream/consumers";
import { setTimeout as delay } from "node:timers/promises";

import type { KubeConfig } from "@kubernetes/client-node";
import { ClusterError, ConflictError, ForbiddenError } from "./cluster-error";
import { kubeconfigOf, loadKubeconfig, type Kubeconfig } from "./kubeconfig";

/** The cluster to ask, and the way to it. Nothing of it has a default that depends on the machine. */
export interface ClusterAccess {
  readonly kubeconfig: Kubeconfig;
  /**
   * The context in it.
   * @defaultValue its current one
   */
  readonly context?: string;
  /**
   * The cluster in it, in place of that of the context.
   * @defaultValue that of the context
   */
  readonly cluster?: string;
  /**
   * Milliseconds to wait for each answer.
   * @defaultValue 15000
   */
  readonly timeoutMs?: number;
}

/** The access as a user writes it. */
export interface AccessOptions {
  /**
   * The path of a kubeconfig, or its text.
   * @defaultValue as kubectl: `KUBECONFIG`, then `~/.kube/config`, then the service account of the pod
   */
  readonly kubeconfig?: string;
  /**
   * The context in it.
   * @defaultValue its current one
   */
  readonly context?: string;
  /**
   * Milliseconds to wait for each answer.
   * @defaultValue 15000
   */
  readonly timeoutMs?: number;
}

/** The access that a user asks for: the machine's default is among what can be asked for. @throws ClusterError when there is none */
export function requestedAccess({ kubeconfig, ...rest }: AccessOptions): ClusterAccess {
  return { ...rest, kubeconfig: kubeconfigOf(kubeconfig) };
}

const ATTEMPTS = 10;

/** An API server that can be asked. */
export interface KubeReader {
  /** Its URL, for messages. */
  readonly server: string;
  /** The answer to a GET, or to a POST when there is a body; nothing when there is no such path. */
  request(path: string, body?: object): Promise<unknown>;
}

/** An API server that can be told something, too. */
export interface KubeClient extends KubeReader {
  /**
   * Applies an object in the name of a field manager, also where others own the same fields.
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

/** What is sent to an API server. */
interface Sent {
  readonly method: "GET" | "POST" | "PATCH";
  readonly path: string;
  readonly contentType?: string;
  readonly body?: object;
}

/**
 * Connects to the cluster of a kubeconfig.
 *
 * @throws ClusterError when the kubeconfig cannot be used; never with anything secret in it.
 */
export async function kubeClient({ timeoutMs = 15_000, ...access }: ClusterAccess): Promise<KubeClient> {
  // Imported late: a program that only bootstraps does not need it, and it is large.
  const { KubeConfig: Config } = await import("@kubernetes/client-node");
  const config = loadKubeconfig(() => new Config(), access.kubeconfig);
  select(config, access);
  const server = config.getCurrentCluster()?.server;
  if (server === undefined)
    throw new ClusterError("the kubeconfig names no cluster: set its current-context, or name a context");
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

/** Makes the context and the cluster that are named the current ones. */
function select(config: KubeConfig, { context, cluster }: Pick<ClusterAccess, "context" | "cluster">): void {
  if (context !== undefined) {
    if (config.getContextObject(context) === null)
      throw new ClusterError(
        `the kubeconfig has no context ${JSON.stringify(context)}, it has ${names(config.contexts)}`,
      );
    config.setCurrentContext(context);
  }
  if (cluster === undefined) return;
  if (config.getCluster(cluster) === null)
    throw new ClusterError(
      `the kubeconfig has no cluster ${JSON.stringify(cluster)}, it has ${names(config.clusters)}`,
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
      await delay(1000); // what an API server asks for when it is busy, or a definition is new
      continue;
    }
    if (status === 404) return undefined;
    if (status === 401)
      throw new ClusterError(`the cluster at ${server} refuses the credentials of the kubeconfig (401). Log in again.`);
    if (status === 403)
      throw new ForbiddenError(
        `the cluster at ${server} does not let these credentials ${method === "PATCH" ? "change" : "read"} ${path} (403). Use others, with the rights of cluster-admin.`,
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

/** Node tries several addresses, and only the single errors say why. */
function reasonOf(error: unknown): string {
  const [first] = error instanceof AggregateError ? (error.errors as Error[]) : [];
  const { message, code } = error as NodeJS.ErrnoException;
  return (first?.message ?? message) || code || "no connection";
}
