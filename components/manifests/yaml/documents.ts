/** The YAML documents of a stream, without the markers between them; those without content are left out. */
export function splitDocuments(stream: string): string[] {
  return stream.split(/^---[ \t]*(?:\r?\n|$)/m).filter((text) => /^[ \t]*[^#\s]/m.test(text));
}

/**
 * The position of a key of a document's own mapping, if it is there: at the start of a line, where nothing else of a block
 * mapping can be. Nothing after it is read.
 */
export function topLevelKey(text: string, key: string): number | undefined {
  return new RegExp(`^${key}:(?=[ \\t\\r\\n]|$)`, "m").exec(text)?.index;
}
