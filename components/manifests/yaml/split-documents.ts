/** The YAML documents of a stream, without the markers between them; those without content are left out. */
export function splitDocuments(stream: string): string[] {
  return stream.split(MARKER).filter((text) => CONTENT.test(text));
}

// Not `^` with the flag `m`, for which a line starts behind U+2028, U+2029 and a lone carriage return too.
const MARKER = /(?<![^\n])---[ \t]*(?:\r?\n|$)/;
const CONTENT = /(?<![^\n])[ \t]*[^#\s]/;
