import { setTimeout as delay } from "node:timers/promises";

/** Waits until a condition is true. */
export async function eventually(description: string, condition: () => boolean, timeout = 8000): Promise<void> {
  for (const deadline = Date.now() + timeout; !condition();) {
    await delay(10);
    if (Date.now() > deadline) throw new Error(`waited ${timeout / 1000} s for ${description}`);
  }
}
