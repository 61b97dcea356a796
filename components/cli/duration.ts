const UNITS: Readonly<Record<string, number>> = {
  h: 3_600_000,
  m: 60_000,
  s: 1000,
  ms: 1,
  us: 0.001,
  µs: 0.001,
  ns: 0.000001,
};

/** The milliseconds of a duration as Go writes it, such as `1m30s`, which has been checked. */
export function milliseconds(duration: string): number {
  const parts = [...duration.matchAll(/([\d.]+)(h|ms|us|µs|ns|m|s)/g)];
  return parts.reduce((sum, [, count = "0", unit = ""]) => sum + Number(count) * (UNITS[unit] ?? 0), 0);
}
