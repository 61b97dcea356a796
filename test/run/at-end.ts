const ends: (() => Promise<void>)[] = [];

/** Registers what a test file has to take away once all tests of its process have run. */
export function atEnd(end: () => Promise<void>): void {
  ends.push(end);
}

/** Takes away everything that was registered, the latest first. */
export async function end(): Promise<void> {
  for (const one of ends.splice(0).reverse()) await one();
}
