import { getVersion } from "@pulumi/kubernetes/utilities";

import { WAIT_FOR } from "../kube/annotations";

/** The end of the wait, in a filter of JSONPath: its annotation has been removed. */
const IS_ENDED = `!$.metadata.annotations[${JSON.stringify(WAIT_FOR)}]`;

/**
 * Returns the condition that Pulumi waits for: the controller has handled the request, and the object is ready.
 *
 * @param endable true for a wait that ends too when the annotation with this condition is removed
 */
export function waitFor(requestedAt: string, endable: boolean): string {
  if (!endable) return JSON.stringify([`jsonpath={.status.lastHandledReconcileAt}=${requestedAt}`, "condition=Ready"]);
  // The provider's parser refuses a second `&&` that follows a space. https://github.com/theory/jsonpath
  const isReady = [
    '@.type=="Ready"',
    '@.status=="True"',
    `$.status.lastHandledReconcileAt==${JSON.stringify(requestedAt)}`,
  ].join("&&");
  return `jsonpath={.status.conditions[?${isReady}||${IS_ENDED}]}`;
}

/** Returns true for the condition of a wait that ends when its annotation is removed. */
export function isEndable(condition: string): boolean {
  return condition.includes(IS_ENDED);
}

/**
 * Returns true for a provider that can evaluate the condition of such a wait, which is an error for those before 4.24:
 * their JSONPath has no `||`.
 *
 * @see https://github.com/pulumi/pulumi-kubernetes/pull/3658
 */
export function evaluatesOr(version = getVersion()): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > 4 || (major === 4 && minor >= 24);
}
