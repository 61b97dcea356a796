import type * as pulumi from "@pulumi/pulumi";

import { resourceHook, supportsResourceHooks } from "../../pulumi/hooks";

/** Milliseconds after which nobody else comes: the engine runs fewer steps at once than there are objects. */
const QUIET = 300;

/**
 * Makes the CustomResourceDefinitions wait for each other before they are created. The Kubernetes provider checks each object
 * by the schemas of the API server, and forgets them when it has created a definition; the API server needs most of a second
 * to make them again. Created as they come, nearly every definition would have it do so.
 *
 * @param count the number of definitions
 * @returns undefined where the engine has no hooks, or is a mock
 * @see https://github.com/pulumi/pulumi-kubernetes/blob/v4.25.0/provider/pkg/provider/provider.go `getResources`, `invalidateResources`
 */
export function createTogether(name: string, count: number): pulumi.ResourceHook | undefined {
  return supportsResourceHooks() ? resourceHook(`${name}-definitions`, meeting(count, QUIET)) : undefined;
}

/**
 * Returns a function whose promises are fulfilled when it was called `count` times, or when nobody has called it for a while. Later
 * calls do not wait.
 *
 * @param quiet milliseconds
 */
export function meeting(count: number, quiet: number): () => Promise<void> {
  let missing = count;
  let timer: NodeJS.Timeout | undefined;
  let begin = (): void => undefined;
  const begun = new Promise<void>((resolve) => (begin = resolve));
  return () => {
    missing -= 1;
    clearTimeout(timer);
    if (missing <= 0) begin();
    else timer = setTimeout(begin, quiet);
    return begun;
  };
}
