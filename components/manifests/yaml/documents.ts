/** The YAML documents of a stream, without the markers between them; those without content are left out. */
export function splitDocuments(stream: string): string[] {
  return stream.split(MARKER).filter((text) => CONTENT.test(text));
}

// Not `^` with the flag `m`, for which a line starts behind U+2028, U+2029 and a lone carriage return too.
const MARKER = /(?<![^\n])---[ \t]*(?:\r?\n|$)/;
const CONTENT = /(?<![^\n])[ \t]*[^#\s]/;

/**
 * Where a key of a document's own mapping stands, if it is there: at the start of a line, where nothing else of a block
 * mapping can be. Nothing is read behind it.
 */
export function topLevelKey(text: string, key: string): number | undefined {
  // Not `^` with the flag `m`, for which a line starts behind U+2028 and U+2029 too.
  return new RegExp(`(?<![^\\n])${key}:(?=[ \\t\\r\\n]|$)`).exec(text)?.index;
}
