import type { Agent, ClientRequest } from "node:http";
import type { AgentOptions } from "node:https";
import { checkServerIdentity, type PeerCertificate } from "node:tls";

import type { Proxy } from "./choose-proxy";
import { hostOf } from "./no-proxy";

/** Reports that a proxy refuses to connect to the target. */
export class ProxyRefusal extends Error {
  public override readonly name = "ProxyRefusal";

  public constructor(
    setting: string,
    public readonly status: number,
    text: string,
  ) {
    super(`the proxy of ${setting} answered ${status} ${text}`.trimEnd());
  }
}

/** Options of an agent for one request. */
export interface ProxyAgentOptions {
  /**
   * Trust and certificates, for the target and, as in Go, for a proxy that is reached by https.
   * @defaultValue those of Node.js
   */
  readonly tls?: AgentOptions;
  /** Closes the connection, also while the proxy has not answered yet: an open one keeps the process alive. */
  readonly signal: AbortSignal;
  /**
   * Milliseconds to the end of that, for a SOCKS proxy, whose library takes no signal.
   * @defaultValue 30000
   */
  readonly timeoutMs?: number | undefined;
}

/** The answer of a proxy to CONNECT. */
interface ConnectAnswer {
  readonly statusCode: number;
  readonly statusText: string;
}

/** Makes an agent that sends a request through a proxy. The libraries are loaded late: most people need none of them. */
export async function proxyAgent(
  { url, setting }: Proxy,
  target: URL,
  { tls, signal, timeoutMs = 30_000 }: ProxyAgentOptions,
): Promise<Agent> {
  if (url.protocol.startsWith("socks")) {
    const { SocksProxyAgent } = await import("socks-proxy-agent");
    // The proxy looks up the name, as with Go: it may be one that only its network knows.
    const remote = new URL(url.href.replace(/^socks5:/, "socks5h:"));
    const agent = new SocksProxyAgent(remote, { timeout: timeoutMs });
    agent.proxy.host = hostOf(url);
    return withTls(agent, target, tls);
  }
  const place = new URL(url);
  place.username = place.password = ""; // the libraries log it where `DEBUG` is set
  const options = { ...tls, signal, headers: authorization(url) };
  if (target.protocol === "http:") {
    const { HttpProxyAgent } = await import("http-proxy-agent");
    return new HttpProxyAgent(place, options);
  }
  const { HttpsProxyAgent } = await import("https-proxy-agent");
  const agent = new HttpsProxyAgent(place, options);
  agent.on("proxyConnect", ({ statusCode, statusText }: ConnectAnswer, request: ClientRequest) => {
    // Otherwise the answer would pass for one of the target.
    if (statusCode !== 200) request.destroy(new ProxyRefusal(setting, statusCode, statusText));
  });
  return withTls(agent, target, tls);
}

/** The libraries tell TLS no address, and without a name it would expect the certificate of `localhost`. */
function withTls(agent: Agent, target: URL, tls: AgentOptions = {}): Agent {
  const expected = tls.servername ?? hostOf(target);
  const { options } = agent as Agent & { readonly options: AgentOptions };
  Object.assign(options, tls, {
    checkServerIdentity: (_: string, certificate: PeerCertificate) => checkServerIdentity(expected, certificate),
  });
  return agent;
}

function authorization({ username, password }: URL): Record<string, string> {
  if (username === "" && password === "") return {};
  const login = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { "Proxy-Authorization": `Basic ${Buffer.from(login).toString("base64")}` };
}
