import type { Figures } from "./measure";

/** The medians of both, and ours divided by theirs. */
export function table(ours: readonly Figures[], theirs: readonly Figures[]): string {
  const names = Object.keys(ours[0] ?? {}) as (keyof Figures)[];
  const rows = names.map((name) => {
    const [a, b] = [median(ours.map((figures) => figures[name])), median(theirs.map((figures) => figures[name]))];
    return [name, number(a), number(b), (a / b).toFixed(2)];
  });
  const lines = [["", "FluxBootstrap", "by hand", "ratio"], ...rows];
  return lines
    .map(([name = "", ...cells]) => `${name.padEnd(42)}${cells.map((cell) => cell.padStart(14)).join("")}\n`)
    .join("");
}

/** The middle value; of an even number of them, the lower of the two. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? NaN;
}

function number(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(1);
}
