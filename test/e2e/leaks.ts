/** A text that somebody may read, and what it is. */
export interface Readable {
  readonly where: string;
  readonly text: string;
}

/** Where a secret can be read, or enough of it to recognise it. */
export function leaks(secrets: Readonly<Record<string, string>>, texts: readonly Readable[]): string[] {
  return Object.entries(secrets).flatMap(([name, value]) => {
    const forms = formsOf(value);
    return texts
      .filter(({ text }) => forms.some((form) => text.includes(form)))
      .map(({ where }) => `${name} in ${where}`);
  });
}

/** The value as it is, in JSON, in base64, and of a key in PEM some twenty characters that no other key has. */
function formsOf(value: string): string[] {
  const lines = value.split("\n").filter((line) => line !== "" && !line.startsWith("-----"));
  // A key begins with what kind it is of.
  const pieces = value.startsWith("-----BEGIN")
    ? lines.slice(Math.floor(lines.length / 2)).map((line) => line.slice(-20))
    : [];
  const whole = [value, value.trim()].flatMap((text) => [
    text,
    JSON.stringify(text).slice(1, -1),
    Buffer.from(text).toString("base64"),
  ]);
  return [...new Set([...whole, ...pieces.filter((piece) => piece.length === 20)])];
}
