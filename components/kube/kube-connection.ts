import type { Agent } from "node:https";

import type { Cluster, KubeConfig } from "@kubernetes/client-node";
import { PROXY_URL, proxyAdvice, proxyOfEnvironment, proxyOfKubeconfig, type Proxy } from "../proxy/choose-proxy";
import { proxyAgent } from "../proxy/proxy-agent";
import { authenticate } from "./authenticate";
import { withExecInfo } from "./exec-info";
import { ClusterError, UnreachableError } from "./cluster-error";
import { kubernetesClient } from "./kubernetes-client";

/** A request to an API server. */
export interface KubeRequest {
  readonly method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly body?: object;
  /**
   * The media type of the body.
   * @defaultValue `application/json`
   */
  readonly contentType?: string;
  readonly signal?: AbortSignal;
}

/** An answer of an API server, whatever its status. */
interface KubeAnswer {
  readonly status: number;
  readonly content: string;
}

/** The way to an API server. */
export interface KubeConnection {
  /** Its URL, for messages. */
  readonly server: string;
  /** @throws ClusterError when there is no answer; never with anything secret in it */
  send(path: string, request?: KubeRequest): Promise<KubeAnswer>;
}

/** Options of a connection. */
export interface ConnectionOptions {
  /**
   * Milliseconds to wait for each answer; obtaining credentials, such as by a login in a browser, does not count.
   * @defaultValue without a limit
   */
  readonly timeoutMs?: number;
  /**
   * Keeps connections open between requests, with its own trust and certificates in place of those of the configuration.
   * @defaultValue a connection for each request: none is left that its owner has to close, and with open ones node-fetch 2 reports a
   * "Premature close" now and then
   */
  readonly agent?: Agent;
}

/**
 * Connects to the current cluster of a configuration. Kubernetes' own client authenticates and sends, so that certificates, tokens and
 * plugins work as everywhere; its classes for each API are left out, as paths are all that is needed. The proxy is the one that kubectl
 * and Pulumi's plugin take.
 *
 * @throws ClusterError when the configuration names no cluster, or a proxy that cannot be used
 */
export async function openConnection(config: KubeConfig, options: ConnectionOptions = {}): Promise<KubeConnection> {
  const { createConfiguration, HttpMethod, ServerConfiguration } = await kubernetesClient();
  const cluster = config.getCurrentCluster();
  if (cluster?.server === undefined)
    throw new ClusterError("the kubeconfig names no cluster: set its current-context, or name a context");
  const { server } = cluster;
  const proxy = options.agent === undefined ? proxyOf(cluster) : undefined;
  const { baseServer, httpApi } = createConfiguration({
    baseServer: new ServerConfiguration(server.replace(/\/$/, ""), {}),
  });
  config.clusters = [withOwnAgents(cluster)];
  config.users = config.users.map((user) => withExecInfo(user, cluster));
  let lastAuthenticated: Promise<unknown> = Promise.resolve();
  return {
    server,
    async send(path, { method = "GET", body, contentType = "application/json", signal } = {}) {
      const context = baseServer.makeRequestContext(path, HttpMethod[method]);
      context.setHeaderParam("Accept", "application/json");
      if (body !== undefined) {
        context.setHeaderParam("Content-Type", contentType);
        context.setBody(JSON.stringify(body));
      }
      // In turn: what a plugin answers to the first of many requests is kept for the others.
      const authenticated = lastAuthenticated.then(() =>
        authenticate(config, () => config.applySecurityAuthentication(context)),
      );
      lastAuthenticated = authenticated.catch(() => undefined);
      await authenticated;
      const limit = options.timeoutMs === undefined ? undefined : AbortSignal.timeout(options.timeoutMs);
      const end = AbortSignal.any([limit, signal].filter((one) => one !== undefined));
      context.setSignal(end);
      const { options: tls } = context.getAgent() as Agent;
      const route = { tls, signal: end, timeoutMs: options.timeoutMs };
      const agent = proxy ? await proxyAgent(proxy, new URL(server), route) : options.agent;
      if (agent !== undefined) context.setAgent(agent);
      try {
        const answer = await httpApi.send(context).toPromise();
        return { status: answer.httpStatusCode, content: await answer.body.text() };
      } catch (error) {
        const reason = limit?.aborted ? `no answer within ${Number(options.timeoutMs) / 1000} s` : reasonOf(error);
        throw unreachable(cluster, reason);
      }
    },
  };
}

/** @throws ClusterError when it cannot be used */
function proxyOf(cluster: Cluster): Proxy | undefined {
  const { server, proxyUrl } = cluster;
  try {
    return proxyUrl ? proxyOfKubeconfig(proxyUrl) : proxyOfEnvironment(new URL(server));
  } catch (error) {
    throw unreachable(cluster, reasonOf(error));
  }
}

/** The client makes agents for proxies too, which differ from kubectl's, and refuses a server without TLS, which kubectl takes. */
function withOwnAgents({ proxyUrl: _, ...cluster }: Cluster): Cluster {
  return { ...cluster, skipTLSVerify: cluster.skipTLSVerify || cluster.server.startsWith("http:") };
}

function unreachable({ server, proxyUrl }: Cluster, reason: string): UnreachableError {
  const advice = proxyUrl ? [`Check ${PROXY_URL}.`] : URL.canParse(server) ? proxyAdvice(new URL(server)) : [];
  return new UnreachableError(
    [`the cluster at ${server} cannot be reached: ${reason}.`, ...advice, "Check the kubeconfig and the network."].join(
      " ",
    ),
  );
}

/** The client repeats the whole URL in its messages. Where several addresses were tried, only the code says why all of them failed. */
function reasonOf(error: unknown): string {
  const { message, code } = error as NodeJS.ErrnoException;
  const [, reason = ""] = /^request to .* failed, reason: (.*)$/s.exec(message) ?? ["", message];
  return reason || code || "no connection";
}
