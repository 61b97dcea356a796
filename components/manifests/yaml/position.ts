/** The first character of the line that a position is in. */
export function lineStart(text: string, position: number): number {
  return text.lastIndexOf("\n", position - 1) + 1;
}

/** The first character of the line after the one that text with this `end` ends in. */
export function lineAfter(text: string, end: number): number {
  if (text[end - 1] === "\n") return end;
  const feed = text.indexOf("\n", end);
  return feed < 0 ? text.length : feed + 1;
}
