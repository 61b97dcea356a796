import { createPgpKey } from "../signing/create-pgp-key";
import type { SigningKey } from "../signing/signing-key";
import { WEB_FLOW } from "./commit-as-web-flow";
import { ensureAccount } from "./ensure-account";
import type { HostState, HostUrls, RateLimit } from "./host-state";
import { Running } from "./running";

const LOGIN = "lab-user";
/** GitHub allows a user 5000; here one user runs dozens of stacks, twenty of them at once, and must not wait for the next hour. */
const REQUESTS_AN_HOUR = 100_000;

/** A host that has nothing but its user. */
export function newHostState(directory: string, urls: HostUrls, hostKeys: readonly string[]): HostState {
  let lastId = 0;
  const nextId = (): number => (lastId += 1);
  const accounts: HostState["accounts"] = new Map();
  let webFlowKey: Promise<SigningKey> | undefined;
  return {
    directory,
    urls,
    hostKeys,
    nextId,
    accounts,
    user: ensureAccount({ accounts, nextId }, LOGIN, "User"),
    repositories: new Map(),
    formerNames: new Map(),
    tokens: new Map(),
    apps: new Map(),
    running: new Running(),
    rateLimit: newRateLimit(),
    graphQlRateLimit: newRateLimit(),
    webFlow: { key: () => (webFlowKey ??= createPgpKey(WEB_FLOW.name, WEB_FLOW.email)), signed: new Set() },
  };
}

function newRateLimit(): RateLimit {
  return { limit: REQUESTS_AN_HOUR, used: 0, resetAt: new Date(Date.now() + 3_600_000) };
}
