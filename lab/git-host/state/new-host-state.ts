import { ensureAccount } from "./ensure-account";
import type { HostState, HostUrls } from "./host-state";
import { Running } from "./running";

const LOGIN = "lab-user";
const REQUESTS_AN_HOUR = 5000;

/** A host that has nothing but its user. */
export function newHostState(directory: string, urls: HostUrls, hostKeys: readonly string[]): HostState {
  let lastId = 0;
  const nextId = (): number => (lastId += 1);
  const accounts: HostState["accounts"] = new Map();
  return {
    directory,
    urls,
    hostKeys,
    nextId,
    accounts,
    user: ensureAccount({ accounts, nextId }, LOGIN, "User"),
    repositories: new Map(),
    tokens: new Map(),
    apps: new Map(),
    running: new Running(),
    rateLimit: { limit: REQUESTS_AN_HOUR, used: 0, resetAt: new Date(Date.now() + 3_600_000) },
  };
}
