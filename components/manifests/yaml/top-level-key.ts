/**
 * Where a key of a document's own mapping stands, if it is there: at the start of a line, where nothing else of a block
 * mapping can be. Nothing is read behind it.
 */
export function topLevelKey(text: string, key: string): number | undefined {
  return new RegExp(`^${key}:(?=[ \\t\\r\\n]|$)`, "m").exec(text)?.index;
}
