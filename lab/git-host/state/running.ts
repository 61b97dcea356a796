/** Work that is under way: when the host stops, its directory must not change any more. */
export class Running {
  readonly #work = new Set<Promise<unknown>>();
  readonly #ending = new AbortController();

  /** Tells work that waits for others that the host stops. */
  get ending(): AbortSignal {
    return this.#ending.signal;
  }

  /** Remembers a piece of work until it ends. */
  add<T>(work: Promise<T>): Promise<T> {
    this.#work.add(work);
    const forget = (): void => void this.#work.delete(work);
    work.then(forget, forget);
    return work;
  }

  /** Waits until everything has ended, well or not. */
  async end(): Promise<void> {
    this.#ending.abort();
    while (this.#work.size > 0) await Promise.allSettled(this.#work);
  }
}
