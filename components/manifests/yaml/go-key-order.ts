/**
 * Compares two keys as Go's YAML emitter sorts them: numbers within a key by their value, letters after everything else.
 *
 * @see https://github.com/yaml/go-yaml/blob/v2.4.4/sorter.go
 */
export function goKeyOrder(a: string, b: string): number {
  const left = Array.from(a);
  const right = Array.from(b);
  const at = left.findIndex((char, index) => char !== right[index]);
  const [x, y] = [left[at], right[at]];
  if (x === undefined || y === undefined) return left.length - right.length;
  if (LETTER.test(x) !== LETTER.test(y)) return LETTER.test(x) ? 1 : -1;
  if (LETTER.test(x)) return byCode(x, y);
  const [m, n] = [numberAt(left, at, x, y), numberAt(right, at, x, y)];
  return m.value - n.value || m.digits - n.digits || byCode(x, y);
}

const LETTER = /\p{L}/u;

function byCode(x: string, y: string): number {
  return (x.codePointAt(0) ?? 0) - (y.codePointAt(0) ?? 0);
}

// A zero is only significant after a digit that is not: "10" < "19", but "a0" and "a" + "00" by length.
function numberAt(chars: readonly string[], at: number, x: string, y: string): { value: number; digits: number } {
  const before = /\d*$/.exec(chars.slice(0, at).join(""))?.[0] ?? "";
  const digits = /^\d*/.exec(chars.slice(at).join(""))?.[0] ?? "";
  const significant = (x === "0" || y === "0") && /[1-9]/.test(before);
  return { value: Number(`${significant ? "1" : "0"}${digits}`), digits: digits.length };
}
