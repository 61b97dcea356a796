/** Replaces the characters from `start` up to, but not including, `end`; an insertion when they are equal. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The text with all edits made, whose positions are those of the unedited text.
 *
 * Insertions at the same place stand in the order given.
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
