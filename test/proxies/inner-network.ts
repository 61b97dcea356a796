/** The name of a host that only the proxies here can look up. */
export const INNER_HOST = "kubernetes.test";

/** Looks up a name as a network does that is reached by a proxy only. */
export function addressOf(host: string): string {
  return host === INNER_HOST ? "127.0.0.1" : host.replace(/^\[|\]$/g, "");
}
