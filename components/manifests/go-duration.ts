/**
 * A duration as Go prints it, which is how Flux writes it to Git: `"60s"` and `"1m"` both become `"1m0s"`.
 *
 * @param text a Go duration, e.g. `"1m0s"`, `"90s"`, `"1.5h"` or `"500ms"`.
 * @see https://pkg.go.dev/time#Duration.String
 * @throws when the text is not a Go duration.
 */
export function normalizeGoDuration(text: string): string {
  const nanoseconds = nanosecondsOf(text);
  if (nanoseconds === undefined) {
    throw new Error(`expected a Go duration such as "1m0s", got ${JSON.stringify(text)}`);
  }
  return print(nanoseconds);
}

const NANOSECONDS: Readonly<Record<string, bigint>> = {
  ns: 1n,
  us: 1_000n,
  µs: 1_000n,
  μs: 1_000n,
  ms: 1_000_000n,
  s: 1_000_000_000n,
  m: 60_000_000_000n,
  h: 3_600_000_000_000n,
};
const LONGEST = 2n ** 63n - 1n;
const PART = /(\d+(?:\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h)/gy;

function nanosecondsOf(text: string): bigint | undefined {
  if (text === "0") return 0n;
  const parts = [...text.matchAll(PART)];
  if (parts.length === 0 || parts.map(([part]) => part).join("") !== text) return undefined;
  const total = parts.reduce((sum, [, number = "", unit = ""]) => sum + scaled(number, NANOSECONDS[unit] ?? 0n), 0n);
  return total <= LONGEST ? total : undefined;
}

function scaled(number: string, unit: bigint): bigint {
  const [whole = "", fraction = ""] = number.split(".");
  return BigInt(whole || "0") * unit + (BigInt(fraction || "0") * unit) / 10n ** BigInt(fraction.length);
}

function print(total: bigint): string {
  if (total === 0n) return "0s";
  if (total < 1_000n) return `${total}ns`;
  if (total < 1_000_000n) return `${decimal(total, 3)}µs`;
  if (total < 1_000_000_000n) return `${decimal(total, 6)}ms`;
  const minutes = total / 60_000_000_000n;
  const seconds = `${decimal(total % 60_000_000_000n, 9)}s`;
  if (minutes === 0n) return seconds;
  return minutes < 60n ? `${minutes}m${seconds}` : `${minutes / 60n}h${minutes % 60n}m${seconds}`;
}

function decimal(value: bigint, places: number): string {
  const digits = value.toString().padStart(places + 1, "0");
  return `${digits.slice(0, -places)}.${digits.slice(-places)}`.replace(/\.?0+$/, "");
}

const UNITS: Readonly<Record<string, number>> = {
  h: 3_600_000,
  m: 60_000,
  s: 1000,
  ms: 1,
  us: 0.001,
  µs: 0.001,
  ns: 0.000001,
};

/** The milliseconds of a valid duration as Go writes it, such as `1m30s`. */
export function milliseconds(duration: string): number {
  const parts = [...duration.matchAll(/([\d.]+)(h|ms|us|µs|ns|m|s)/g)];
  return parts.reduce((sum, [, count = "0", unit = ""]) => sum + Number(count) * (UNITS[unit] ?? 0), 0);
}
