import { AsyncResource } from "node:async_hooks";
import { randomUUID } from "node:crypto";

import * as pulumi from "@pulumi/pulumi";

import { deploymentId, deploymentStore, isStartedByEngine } from "./deployment";

/** Distinguishes the hooks of this process from those of a program and of other plugins of the same deployment. */
const PROCESS = randomUUID().slice(0, 8);
/** Number of hooks of each name of each deployment. */
const counts = new Map<string, number>();
/** The warnings that were reported, by deployment. */
const warnings = new Set<string>();

/**
 * Creates a hook that runs in the context of the program that creates it: the SDK calls hooks from its server, where an
 * inline program or a component of a plugin has neither configuration nor log nor monitor.
 *
 * @see https://nodejs.org/api/async_context.html#static-method-asyncresourcebindfn-type-thisarg
 */
export function resourceHook(
  name: string,
  callback: pulumi.ResourceHookFunction,
  opts?: pulumi.ResourceHookOptions,
): pulumi.ResourceHook {
  return new pulumi.ResourceHook(hookName(name), AsyncResource.bind(callback), opts);
}

/** Creates a transform that runs in that context too. */
export function resourceTransform(callback: pulumi.ResourceTransform): pulumi.ResourceTransform {
  return AsyncResource.bind(callback);
}

/** Creates a hook for errors, which runs in the same context. */
export function errorHook(name: string, callback: pulumi.ErrorHookFunction): pulumi.ErrorHook {
  return new pulumi.ErrorHook(hookName(name), AsyncResource.bind(callback));
}

/**
 * Returns a name that no other hook of the deployment has: components in a program and in its plugins may have the same
 * name.
 */
function hookName(name: string): string {
  const key = `${deploymentId()} ${name}`;
  const count = (counts.get(key) ?? 0) + 1;
  counts.set(key, count);
  return [name, ...(count === 1 ? [] : [String(count)]), ...(isStartedByEngine() ? [] : [PROCESS])].join("-");
}

/** Logs a warning, once for each deployment. */
export function warnOnce(message: string, resource: pulumi.Resource): void {
  const key = `${deploymentId()} ${message}`;
  if (warnings.has(key)) return;
  warnings.add(key);
  void pulumi.log.warn(message, resource);
}

/**
 * Returns true when the SDK and the engine support hooks around operations. A mock reports this too, but cannot
 * register a hook.
 */
export function supportsResourceHooks(): boolean {
  return deploymentStore()?.supportsResourceHooks === true && canRegister("registerResourceHook");
}

/** Returns true when the SDK and the engine support transforms of a resource. */
export function supportsTransforms(): boolean {
  return deploymentStore()?.supportsTransforms === true;
}

/** Returns true when they also support hooks for errors, which are newer. */
export function supportsErrorHooks(): boolean {
  return supportsResourceHooks() && deploymentStore()?.supportsErrorHooks === true && canRegister("registerErrorHook");
}

function canRegister(method: string): boolean {
  const monitor = pulumi.runtime.getMonitor() as Readonly<Record<string, unknown>> | undefined;
  return typeof monitor?.[method] === "function";
}
