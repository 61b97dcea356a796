import * as http from "node:http";
import * as https from "node:https";
import { text } from "node:stream/consumers";
import { setTimeout as delay } from "node:timers/promises";

import type { KubeConfig } from "@kubernetes/client-node";
import { ClusterError, ForbiddenError } from "./cluster-error";

/** Which cluster is asked, and how. */
export interface ClusterAccess {
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
export async function kubeClient({ kubeconfig, context, timeoutMs = 15_000 }: ClusterAccess): Promise<KubeClient> {
  // Imported late: a program that only bootstraps does not need it, and it is large.
  const { KubeConfig: Config } = await import("@kubernetes/client-node");
  const config = new Config();
  load(config, kubeconfig);
  if (context !== undefined) {
    if (config.getContextObject(context) === null) {
      const known = config
        .getContexts()
        .map(({ name }) => name)
        .join(", ");
      throw new ClusterError(`the kubeconfig has no context ${JSON.stringify(context)}, it has ${known || "none"}`);
    }
    config.setCurrentContext(context);
  }
  const server = config.getCurrentCluster()?.server;
  if (server === undefined)
    throw new ClusterError("the kubeconfig names no cluster: set its current-context, or name a context");
  const send = (sent: Sent) => answerTo(config, server, timeoutMs, sent);
  return {
    server,
    request: (path, body) => send(body === undefined ? { method: "GET", path } : { method: "POST", path, body }),
    async apply(path, fieldManager, object) {
      const query = new URLSearchParams({ fieldManager, force: "true" });
      await send({
        method: "PATCH",
        path: `${path}?${query.toString()}`,
        contentType: "application/apply-patch+yaml",
        body: object,
      });
    },
  };
}

function load(config: KubeConfig, kubeconfig: string | undefined): void {
  try {
    if (kubeconfig === undefined) config.loadFromDefault();
    else if (/[\n{]/.test(kubeconfig)) config.loadFromString(kubeconfig);
    else config.loadFromFile(kubeconfig);
  } catch (error) {
    // Not the message of a parser, which quotes the text.
    const { code } = error as NodeJS.ErrnoException;
    throw new ClusterError(
      code === undefined
        ? "the kubeconfig cannot be read: it is not valid"
        : `the kubeconfig cannot be read: ${code} ${String(kubeconfig)}`,
    );
  }
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
