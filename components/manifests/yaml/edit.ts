/** Replaces the characters from `start` up to, but not including, `end`; an insertion when they are equal. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The text with all edits made, whose positions are those of the unedited text.
 *
 * Insertions at the same place keep the order given.
 *
 * @throws when two edits touch the same characters.
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const ordered = [...edits].sort((a, b) => a.start - b.start);
  const parts: string[] = [];
  let done = 0;
  for (const edit of ordered) {
    if (edit.start < done) throw new Error(`two edits overlap at character ${edit.start}`);
    parts.push(text.slice(done, edit.start), edit.text);
    done = edit.end;
  }
  return parts.concat(text.slice(done)).join("");
}

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
