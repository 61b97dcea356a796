/** The medians of each, and the first divided by each of the others. */
export function table<F extends object>(contestants: Readonly<Record<string, readonly F[]>>): string {
  const all = Object.values(contestants) as readonly (readonly Readonly<Partial<Record<string, number>>>[])[];
  const rows = Object.keys(all[0]?.[0] ?? {}).map((name) => {
    const [ours, ...theirs] = all.map((rounds) => median(rounds.map((figures) => figures[name] ?? NaN)));
    return [name, ...[ours ?? NaN, ...theirs].map(number), ...theirs.map((other) => ratio(ours, other))];
  });
  const [, ...others] = Object.keys(contestants);
  return lines([["", ...Object.keys(contestants), ...others.map(() => "ratio")], ...rows]);
}

/** Figures in columns, each also divided by that of the first column. */
export function ratioTable<F extends object>(columns: Readonly<Record<string, F>>): string {
  const figures = Object.values(columns) as readonly Readonly<Record<string, number>>[];
  const [first = {}, ...others] = figures;
  const rows = Object.keys(first).map((name) => [
    name,
    ...figures.map((column) => number(column[name] ?? NaN)),
    ...others.map((column) => ratio(column[name], first[name])),
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

function ratio(one = NaN, other = NaN): string {
  const quotient = one / other;
  return Number.isNaN(quotient) ? "" : quotient.toFixed(2);
}

function number(value: number): string {
  if (Number.isNaN(value)) return "";
  return Number.isInteger(value) ? String(value) : value.toFixed(1);
}
