/** Numbers of attempts before a failure is reported: of what may pass soon, and of what takes its time, such as GitHub's limits. */
export const SHORT = 3;
export const LONG = 40;

/** Time between two messages that GitHub is still waited for, in milliseconds. */
const PATIENCE = 15_000;

/**
 * Reports at intervals that GitHub is still waited for.
 *
 * @param what the thing that is waited for
 * @returns a function that ends these messages
 */
export function reportWaiting(what: string, say: (message: string) => void): () => void {
  const message = `github: still waiting for the answer about ${what}: GitHub may be limiting requests`;
  const timer = setInterval(() => say(message), PATIENCE).unref();
  return () => clearInterval(timer);
}

/**
 * Waits before another attempt: twice as long each time, up to ten seconds, and at random, so that two writers do not collide again.
 *
 * @param atLeast milliseconds that GitHub asks to wait
 */
export async function pause(failures: number, atLeast = 0): Promise<void> {
  const milliseconds = atLeast + Math.random() * Math.min(10_000, 250 * 2 ** failures);
  await new Promise((resume) => setTimeout(resume, milliseconds));
}
