import type { Figures } from "./measure";

/** The medians of both, and ours divided by theirs. */
export function table(ours: readonly Figures[], theirs: readonly Figures[]): string {
  const names = Object.keys(ours[0] ?? {}) as (keyof Figures)[];
  const rows = names.map((name) => {
    const [a, b] = [median(ours.map((figures) => figures[name])), median(theirs.map((figures) => figures[name]))];
    return [name, number(a), number(b), (a / b).toFixed(2)];
  });
  return lines([["", "FluxBootstrap", "by hand", "ratio"], ...rows]);
}

/** Figures in columns, each also divided by that of the first column. */
export function ratioTable<F extends object>(columns: Readonly<Record<string, F>>): string {
  const figures = Object.values(columns) as readonly Readonly<Record<string, number>>[];
  const [first = {}, ...others] = figures;
  const rows = Object.keys(first).map((name) => [
    name,
    ...figures.map((column) => number(column[name] ?? NaN)),
    ...others.map((column) => ((column[name] ?? NaN) / (first[name] ?? NaN)).toFixed(2)),
  ]);
  return lines([["", ...Object.keys(columns), ...others.map(() => "ratio")], ...rows]);
}

function lines(rows: readonly (readonly string[])[]): string {
  const width = Math.max(14, ...(rows[0] ?? []).map((title) => title.length + 2));
  return rows
    .map(([name = "", ...cells]) => `${name.padEnd(42)}${cells.map((cell) => cell.padStart(width)).join("")}\n`)
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
