/** The YAML documents of a stream, without the markers between them; those without content are left out. */
export function splitDocuments(stream: string): string[] {
  return stream.split(/^---[ \t]*(?:\r?\n|$)/m).filter((text) => /^[ \t]*[^#\s]/m.test(text));
}
