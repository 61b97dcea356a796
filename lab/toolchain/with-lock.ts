import { mkdir } from "node:fs/promises";
import { lock } from "proper-lockfile";

/** How long a lock whose holder shows no sign of life stays in force. */
const STALE_AFTER = 10_000;

/**
 * Runs something while no other process runs anything under the same lock.
 *
 * @param waiting Called once, when somebody else has the lock.
 */
export async function withLock<T>(directory: string, waiting: () => void, run: () => Promise<T>): Promise<T> {
  await mkdir(directory, { recursive: true });
  const options = {
    stale: STALE_AFTER,
    // A lock lost to a machine that slept costs at most a build that is done twice: each result is renamed into place.
    onCompromised: () => undefined,
  };
  const release = await lock(directory, options).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== "ELOCKED") throw error;
    waiting();
    return lock(directory, { ...options, retries: { forever: true, minTimeout: 100, maxTimeout: 1000 } });
  });
  try {
    return await run();
  } finally {
    await release().catch(() => undefined);
  }
}
