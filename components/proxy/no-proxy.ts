import { BlockList, isIP } from "node:net";
import { domainToASCII } from "node:url";

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet("127.0.0.0", 8);
LOOPBACK.addAddress("::1", "ipv6");

/** The place that a request is for. */
interface Target {
  readonly host: string;
  readonly port: string;
}

/**
 * Returns true when a URL is reached without a proxy: this machine always, and what `NO_PROXY` names by its domain with all below it,
 * by its address or by its network.
 *
 * @see https://pkg.go.dev/golang.org/x/net/http/httpproxy#Config
 */
export function isWithoutProxy(url: URL, noProxy: string): boolean {
  const host = hostOf(url);
  const { protocol, port } = url;
  if (host === "localhost" || contains(LOOPBACK, host)) return true;
  const target = { host, port: port || (protocol === "https:" ? "443" : "80") };
  return noProxy.split(",").some((entry) => matches(entry.trim().toLowerCase(), target));
}

/** Returns the host of a URL, an address of IPv6 without its brackets. */
export function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, "");
}

function matches(entry: string, target: Target): boolean {
  if (entry === "*") return true;
  if (entry.includes("/")) return isInNetwork(entry, target.host);
  const { host, port } = hostAndPort(entry);
  if (host === "" || (port !== "" && port !== target.port)) return false;
  if (isIP(host) !== 0) return contains(listOf(host), target.host);
  return isIP(target.host) === 0 && isInDomain(host, target.host);
}

/** Takes apart `HOST:PORT` and `[ADDRESS]:PORT`; without a port it is a host, also one with several colons. */
function hostAndPort(entry: string): Target {
  const [, address, name, port] = /^(?:\[(.*)\]|([^:]*)):([^:]*)$/.exec(entry) ?? [];
  return port === undefined ? { host: entry, port: "" } : { host: address ?? name ?? "", port };
}

/** `.example.com` and `*.example.com` leave out the domain itself. */
function isInDomain(entry: string, host: string): boolean {
  const [, below, name = ""] = /^(\*?\.)?(.*)$/.exec(entry) ?? [];
  const domain = domainToASCII(name) || name;
  return host.endsWith(`.${domain}`) || (below === undefined && host === domain);
}

function isInNetwork(network: string, host: string): boolean {
  const [, address = "", prefix] = /^(.*)\/(\d{1,3})$/.exec(network) ?? [];
  const bits = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  if (prefix === undefined || Number(prefix) > bits) return false;
  const list = new BlockList();
  list.addSubnet(address, Number(prefix), family(address));
  return contains(list, host);
}

function listOf(address: string): BlockList {
  const list = new BlockList();
  list.addAddress(address, family(address));
  return list;
}

function contains(list: BlockList, host: string): boolean {
  return isIP(host) !== 0 && list.check(host, family(host));
}

function family(address: string): "ipv4" | "ipv6" {
  return isIP(address) === 6 ? "ipv6" : "ipv4";
}
