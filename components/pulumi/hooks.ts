import * as pulumi from "@pulumi/pulumi";

/** How often a name was given to a hook of this program. */
const names = new Map<string, number>();

/** A name for a hook, which no other one of the program may have: components may be called alike. */
export function hookName(name: string): string {
  const count = (names.get(name) ?? 0) + 1;
  names.set(name, count);
  return count === 1 ? name : `${name}-${String(count)}`;
}

/** What the SDK knows of the engine; it has no public name for it. */
interface Features {
  readonly supportsErrorHooks?: boolean;
  readonly supportsResourceHooks?: boolean;
}

/** Whether the SDK and the engine have hooks around operations. A mock says so too, but cannot register one. */
export function supportsResourceHooks(): boolean {
  return features()?.supportsResourceHooks === true && canRegister("registerResourceHook");
}

/** Whether they have hooks for errors too, which are newer. */
export function supportsErrorHooks(): boolean {
  return supportsResourceHooks() && features()?.supportsErrorHooks === true && canRegister("registerErrorHook");
}

function features(): Features | undefined {
  const { asyncLocalStorage, globalStore } = globalThis as {
    asyncLocalStorage?: { getStore(): Features | undefined };
    globalStore?: Features;
  };
  return asyncLocalStorage?.getStore() ?? globalStore;
}

function canRegister(method: string): boolean {
  const monitor = pulumi.runtime.getMonitor() as Readonly<Record<string, unknown>> | undefined;
  return typeof monitor?.[method] === "function";
}
