import { setTimeout as delay } from "node:timers/promises";

import type { KubeConfig } from "@kubernetes/client-node";
import { ClusterError, ConflictError, ForbiddenError } from "./cluster-error";
import { openConnection, type KubeConnection, type KubeRequest } from "./kube-connection";
import { kubeconfigOf, loadKubeconfig, type Kubeconfig } from "./kubeconfig";
import { kubernetesClient } from "./kubernetes-client";

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
   * Changes an object with a JSON patch.
   *
   * @see https://datatracker.ietf.org/doc/html/rfc6902
   * @throws ConflictError when the object is no longer the one that the patch is for
   */
  patch(path: string, fieldManager: string, operations: readonly object[]): Promise<void>;
  /** Deletes an object, unless it is gone already. */
  delete(path: string): Promise<void>;
}

/**
 * Connects to the cluster of a kubeconfig.
 *
 * @throws ClusterError when the kubeconfig cannot be used; its message never contains a secret
 */
export async function kubeClient({ timeoutMs = 15_000, ...access }: ClusterAccess): Promise<KubeClient> {
  const { KubeConfig: Config } = await kubernetesClient();
  const config = loadKubeconfig(() => new Config(), access.kubeconfig);
  select(config, access);
  const connection = await openConnection(config, { timeoutMs });
  const change = async (path: string, query: Record<string, string>, contentType: string, body: object) => {
    const method = "PATCH";
    await answerTo(connection, `${path}?${new URLSearchParams(query).toString()}`, { method, contentType, body });
  };
  return {
    server: connection.server,
    request: (path, body) => answerTo(connection, path, body === undefined ? {} : { method: "POST", body }),
    apply: (path, fieldManager, object) =>
      change(path, { fieldManager, force: "true" }, "application/apply-patch+yaml", object),
    patch: (path, fieldManager, operations) =>
      change(path, { fieldManager }, "application/json-patch+json", operations),
    delete: async (path) => {
      await answerTo(connection, path, { method: "DELETE" });
    },
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

async function answerTo(connection: KubeConnection, path: string, request: KubeRequest): Promise<unknown> {
  const { server } = connection;
  for (let attempt = 1; ; attempt++) {
    const { status, content } = await connection.send(path, request);
    if (status === 429 && attempt < ATTEMPTS) {
      await delay(1000); // the delay that an API server demands when it is busy, or when a definition is new
      continue;
    }
    if (status === 404) return undefined;
    if (status === 401)
      throw new ClusterError(`the cluster at ${server} refuses the credentials of the kubeconfig (401). Log in again.`);
    if (status === 403)
      throw new ForbiddenError(
        `the cluster at ${server} does not let these credentials ${isRead(request) ? "read" : "change"} ${path} (403). Use others, with the rights of cluster-admin.`,
      );
    if (status === 409) throw new ConflictError(`the cluster at ${server} answered 409 to ${path}`);
    if (status < 200 || status > 299) throw new ClusterError(`the cluster at ${server} answered ${status} to ${path}`);
    return parse(content, server, path);
  }
}

/** A POST is a question here, such as a review of rights. */
function isRead({ method = "GET" }: KubeRequest): boolean {
  return method === "GET" || method === "POST";
}

/** Not the message of the parser, which quotes the text: a page to log in, for example. */
function parse(content: string, server: string, path: string): unknown {
  try {
    return JSON.parse(content) as unknown;
  } catch {
    throw new ClusterError(
      `the cluster at ${server} must answer ${path} with JSON, got something else. Check that the kubeconfig names an API server.`,
    );
  }
}
