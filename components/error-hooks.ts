import * as pulumi from "@pulumi/pulumi";

/** What the SDK knows of the engine; it has no public name for it. */
interface Features {
  readonly supportsErrorHooks?: boolean;
  readonly supportsResourceHooks?: boolean;
}

/** Whether the SDK and the engine have hooks for errors. A mock says so too, but cannot register one. */
export function supportsErrorHooks(): boolean {
  const { asyncLocalStorage, globalStore } = globalThis as { asyncLocalStorage?: { getStore(): Features | undefined }; globalStore?: Features };
  const features = asyncLocalStorage?.getStore() ?? globalStore;
  const monitor = pulumi.runtime.getMonitor() as { readonly registerErrorHook?: unknown } | undefined;
  return features?.supportsErrorHooks === true && features.supportsResourceHooks === true && typeof monitor?.registerErrorHook === "function";
}
