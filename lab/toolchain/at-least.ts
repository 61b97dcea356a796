/** Whether a version such as `1.26.8` is not older than another; of both, only the first three numbers count. */
export function atLeast(version: string, needed: string): boolean {
  const wanted = numbers(needed);
  for (const [index, number] of numbers(version).entries()) {
    const difference = number - (wanted[index] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

function numbers(version: string): readonly number[] {
  const [, ...parts] = /^v?(\d+)(?:\.(\d+))?(?:\.(\d+))?/.exec(version) ?? [];
  return [0, 1, 2].map((index) => Number(parts[index] ?? 0));
}
