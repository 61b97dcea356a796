import * as pulumi from "@pulumi/pulumi";

/** How long GitHub may take before it is said that it is waited for, in milliseconds. */
const PATIENCE = 15_000;

/**
 * Says every now and then that GitHub is waited for: the provider itself waits silently, as long as GitHub's limits ask for.
 *
 * @returns ends that
 */
export function sayWhileWaiting(what: string, component: pulumi.Resource): () => void {
  const say = (): void =>
    void pulumi.log.info(
      `github: still waiting for the answer about ${what}: GitHub may be limiting requests`,
      component,
    );
  const timer = setInterval(say, PATIENCE).unref();
  return () => clearInterval(timer);
}

/** Waits before a further attempt: twice as long each time up to ten seconds, and at random, so that writers do not meet again. */
export async function pause(failures: number): Promise<void> {
  const milliseconds = Math.random() * Math.min(10_000, 250 * 2 ** failures);
  await new Promise((resume) => setTimeout(resume, milliseconds));
}
