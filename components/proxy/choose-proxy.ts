import { isWithoutProxy } from "./no-proxy";

/** The environment of a process. */
type Environment = Readonly<Record<string, string | undefined>>;

/** A proxy that requests go through. */
export interface Proxy {
  readonly url: URL;
  /** The variable or the field that names it, for messages: they never have the URL, which may hold a password. */
  readonly setting: string;
}

/** The field of a kubeconfig that names a proxy. */
export const PROXY_URL = "clusters[].cluster.proxy-url";

/** Reports that a setting names no proxy. The message never contains its value. */
export class ProxyError extends Error {
  public override readonly name = "ProxyError";
}

/**
 * Returns the proxy of the environment for a URL, as Go's programs choose it, and so Pulumi's plugins and kubectl: `ALL_PROXY` is none
 * of their variables.
 *
 * @see https://pkg.go.dev/net/http#ProxyFromEnvironment
 * @throws ProxyError when the variable does not hold a proxy's URL
 */
export function proxyOfEnvironment(target: URL, environment: Environment = process.env): Proxy | undefined {
  const setting = variableFor(target, environment);
  if (setting === undefined) return undefined;
  const written = String(environment[setting]);
  const url = parse(written.includes("://") ? written : `http://${written}`);
  return { url: checked(url, setting, ["http", "https", "socks5", "socks5h"]), setting };
}

/**
 * Returns the proxy that a cluster's entry in a kubeconfig names, as client-go reads it: with its scheme, and whatever `NO_PROXY` says.
 *
 * @see https://kubernetes.io/docs/reference/config-api/kubeconfig.v1/#Cluster
 * @throws ProxyError when the field does not hold a proxy's URL
 */
export function proxyOfKubeconfig(written: string): Proxy {
  return { url: checked(parse(written), PROXY_URL, ["http", "https", "socks5"]), setting: PROXY_URL };
}

/** Returns what to check in the environment when a request to a URL has failed: a sentence, or none. */
export function proxyAdvice(target: URL, environment: Environment = process.env): string[] {
  const setting = variableFor(target, environment);
  if (setting !== undefined) return [`Check ${setting} and NO_PROXY.`];
  const unread = setOf("all_proxy", environment);
  return unread === undefined || isWithoutProxy(target, noProxy(environment))
    ? []
    : [`Set HTTPS_PROXY if this needs a proxy: ${unread} is not read, as Pulumi's plugins and kubectl do not read it.`];
}

/** Returns the variable that names the proxy for a URL, or in which one is named. */
export function proxyVariable(target: URL, environment: Environment = process.env): string {
  return variableFor(target, environment) ?? (target.protocol === "https:" ? "HTTPS_PROXY" : "HTTP_PROXY");
}

/** Returns the variable with the proxy for a URL. */
function variableFor(target: URL, environment: Environment): string | undefined {
  const setting = setOf(target.protocol === "https:" ? "https_proxy" : "http_proxy", environment);
  return setting === undefined || isWithoutProxy(target, noProxy(environment)) ? undefined : setting;
}

function noProxy(environment: Environment): string {
  return environment[setOf("no_proxy", environment) ?? ""] ?? "";
}

/** Returns the variable that is not empty: the one in capitals comes first. */
function setOf(name: string, environment: Environment): string | undefined {
  return [name.toUpperCase(), name].find((one) => environment[one]);
}

function parse(written: string): URL | undefined {
  return URL.canParse(written) ? new URL(written) : undefined;
}

function checked(url: URL | undefined, setting: string, schemes: readonly string[]): URL {
  const known = schemes.map((scheme) => `${scheme}://`);
  const rule = `${setting}: must be the URL of a proxy that begins with ${known.slice(0, -1).join(", ")} or ${String(known.at(-1))}`;
  if (url === undefined || url.hostname === "" || !isDecodable(url))
    throw new ProxyError(
      `${rule}, got another text. Write it as http://HOST:PORT, and encode what a password has of @, :, /, # and %`,
    );
  if (!schemes.includes(url.protocol.slice(0, -1)))
    throw new ProxyError(`${rule}, got ${url.protocol}//. Name a proxy of such a kind`);
  return url;
}

function isDecodable({ username, password }: URL): boolean {
  try {
    decodeURIComponent(username + password);
    return true;
  } catch {
    return false;
  }
}
