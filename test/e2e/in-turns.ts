/** An API server answers in some milliseconds, so that a few requests at a time keep a machine busy. */
const AT_ONCE = 8;

/** Does work on all items, on a few at a time, and gives all that came of it in the order of the items. */
export async function inTurns<T, R>(items: readonly T[], work: (item: T) => Promise<readonly R[]>): Promise<R[]> {
  const waiting = items.entries();
  const results: (readonly R[])[] = [];
  const worker = async (): Promise<void> => {
    for (const [index, item] of waiting) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return results.flat();
}
