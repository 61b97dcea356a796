/** What arrives by and by. */
export interface Arrivals<T> {
  readonly all: readonly T[];
  add(arrival: T): void;
  /** The first one that fits, once it is there; an error when it is not after a minute. */
  next(description: string, fits: (arrival: T) => boolean): Promise<T>;
}

/** Keeps what arrives, for whoever waits for it. */
export function arrivals<T>(): Arrivals<T> {
  const all: T[] = [];
  const waiting = new Set<() => void>();
  return {
    all,
    add(arrival) {
      all.push(arrival);
      for (const look of waiting) look();
    },
    next: (description, fits) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.delete(look);
          reject(new Error(`no ${description} among ${JSON.stringify(all)}`));
        }, 60_000);
        const look = (): void => {
          const found = all.find(fits);
          if (found === undefined) return;
          waiting.delete(look);
          clearTimeout(timer);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
  };
}
