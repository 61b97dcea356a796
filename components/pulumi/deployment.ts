import * as pulumi from "@pulumi/pulumi";

/** The data of a deployment in the SDK, which has no public type for it. */
interface DeploymentStore {
  readonly supportsErrorHooks?: boolean;
  readonly supportsResourceHooks?: boolean;
  readonly supportsTransforms?: boolean;
  readonly settings?: { readonly options?: { readonly monitorAddr?: string } };
}

/**
 * The stores of the SDK: one for each deployment of a process that serves several, and one for a process that is a
 * program.
 */
const stores = globalThis as {
  readonly asyncLocalStorage?: { getStore(): DeploymentStore | undefined };
  readonly globalStore?: DeploymentStore;
};

/** Returns the store of the deployment that this code runs for. */
export function deploymentStore(): DeploymentStore | undefined {
  return stores.asyncLocalStorage?.getStore() ?? stores.globalStore;
}

/**
 * Returns the identity of the deployment that this code runs for: the address of its resource monitor, because every
 * component of a plugin has a store of its own.
 */
export function deploymentId(): string {
  return deploymentStore()?.settings?.options?.monitorAddr ?? "";
}

/** True in a plugin of the engine. */
let isPlugin = false;
const keys = new Map<string, object>();

/** Says that the engine has started this process as a plugin. */
export function runAsPlugin(): void {
  isPlugin = true;
}

/** Returns an object that stands for the deployment. Components of a plugin have nothing in common but the address of the monitor. */
export function deploymentKey(): object {
  if (!isPlugin) return pulumi.runtime.getMonitor() ?? {};
  const key = keys.get(deploymentId()) ?? {};
  keys.set(deploymentId(), key);
  return key;
}

/** Returns true where the engine and its plugins have the environment and the working directory of this process. */
export function sharesEnvironment(): boolean {
  return isPlugin || isStartedByEngine();
}

/** Returns true under the mocks of a unit test, which answer for the engine and for every provider. */
export function isMocked(): boolean {
  // https://github.com/pulumi/pulumi/blob/v3.248.0/sdk/nodejs/runtime/settings.ts
  return deploymentId() === "mock";
}

/**
 * Proves that the engine has started this process to run the program: then the engine, its plugins and the program have
 * one environment and one working directory. An inline program of the Automation API runs in the process that starts
 * the engine, with the variables of a workspace (`envVars`), and a component runs in a plugin; both have a store of
 * their own.
 *
 * @see https://www.pulumi.com/docs/iac/concepts/automation-api/
 * @see https://github.com/pulumi/pulumi/blob/v3.248.0/sdk/nodejs/cmd/run/index.ts
 */
export function isStartedByEngine(environment: Readonly<Record<string, string | undefined>> = process.env): boolean {
  return (
    stores.asyncLocalStorage?.getStore() === undefined &&
    environment["PULUMI_NODEJS_MONITOR"] !== undefined &&
    environment["PULUMI_NODEJS_MONITOR"] === stores.globalStore?.settings?.options?.monitorAddr
  );
}
