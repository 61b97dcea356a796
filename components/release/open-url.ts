import * as http from "node:http";
import * as https from "node:https";

import { proxyOfEnvironment } from "../proxy/choose-proxy";
import { proxyAgent } from "../proxy/proxy-agent";

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/**
 * Requests a URL, through the proxy of the environment if there is one, and follows redirects: each has a proxy of its own, as `NO_PROXY`
 * may name its host. Node's `fetch` reads these variables only where another one says so, and does not understand all of them.
 *
 * @throws ProxyError when a variable names no proxy
 */
export async function openUrl(url: URL, signal: AbortSignal, redirects = 10): Promise<http.IncomingMessage> {
  const { get } = url.protocol === "https:" ? https : http;
  const proxy = proxyOfEnvironment(url);
  const agent = proxy === undefined ? false : await proxyAgent(proxy, url, { signal });
  const answer = await new Promise<http.IncomingMessage>((resolve, reject) => {
    get(url, { agent, signal, headers: { "User-Agent": "flux-bootstrap" } }, resolve).on("error", reject);
  });
  const { location } = answer.headers;
  if (!REDIRECTS.has(Number(answer.statusCode)) || location === undefined) return answer;
  answer.destroy();
  if (redirects === 0) throw new Error("there are too many redirects");
  return openUrl(new URL(location, url), signal, redirects - 1);
}
