import type { Agent } from "node:https";

import type { KubeConfig, RequestContext } from "@kubernetes/client-node";
import { ClusterError } from "./cluster-error";
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
 * Connects to the current cluster of a configuration. Kubernetes' own client authenticates and sends, so that certificates, tokens, plugins
 * and proxies work as everywhere; its classes for each API are left out, as paths are all that is needed.
 *
 * @throws ClusterError when the configuration names no cluster
 */
export async function openConnection(config: KubeConfig, options: ConnectionOptions = {}): Promise<KubeConnection> {
  const { createConfiguration, HttpMethod, ServerConfiguration } = await kubernetesClient();
  const server = config.getCurrentCluster()?.server;
  if (server === undefined)
    throw new ClusterError("the kubeconfig names no cluster: set its current-context, or name a context");
  const { baseServer, httpApi } = createConfiguration({
    baseServer: new ServerConfiguration(server.replace(/\/$/, ""), {}),
  });
  return {
    server,
    async send(path, { method = "GET", body, contentType = "application/json", signal } = {}) {
      const context = baseServer.makeRequestContext(path, HttpMethod[method]);
      context.setHeaderParam("Accept", "application/json");
      if (body !== undefined) {
        context.setHeaderParam("Content-Type", contentType);
        context.setBody(JSON.stringify(body));
      }
      await config.applySecurityAuthentication(context);
      if (options.agent !== undefined) context.setAgent(options.agent);
      const limit = limitRequest(context, options.timeoutMs, signal);
      try {
        const answer = await httpApi.send(context).toPromise();
        return { status: answer.httpStatusCode, content: await answer.body.text() };
      } catch (error) {
        const reason = limit?.aborted ? `no answer within ${Number(options.timeoutMs) / 1000} s` : reasonOf(error);
        throw new ClusterError(
          `the cluster at ${server} cannot be reached: ${reason}. Check the kubeconfig and the network.`,
        );
      }
    },
  };
}

/** @returns the signal that the time is over, if it is limited */
function limitRequest(context: RequestContext, timeoutMs?: number, signal?: AbortSignal): AbortSignal | undefined {
  const limit = timeoutMs === undefined ? undefined : AbortSignal.timeout(timeoutMs);
  const signals = [limit, signal].filter((one) => one !== undefined);
  if (signals.length > 0) context.setSignal(AbortSignal.any(signals));
  return limit;
}

/** The client repeats the whole URL in its messages. Where several addresses were tried, only the code says why all of them failed. */
function reasonOf(error: unknown): string {
  const { message, code } = error as NodeJS.ErrnoException;
  const [, reason = ""] = /^request to .* failed, reason: (.*)$/s.exec(message) ?? ["", message];
  return reason || code || "no connection";
}
