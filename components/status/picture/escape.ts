/**
 * Returns a text for XML and HTML, in an element or between quotes. Characters that XML does not have, even as references,
 * are left out: everyone who may write a status can write them.
 *
 * @see https://www.w3.org/TR/xml/#charsets
 */
export function escapeXml(text: string): string {
  return withoutLoneSurrogates(text)
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "")
    .replace(/[&<>"']/g, reference);
}

/**
 * Returns a text for a label of Mermaid, between quotes. All but letters, digits, spaces and a few others become references: Mermaid looks
 * for directives, comments, styles, Markdown and HTML in labels, too.
 *
 * @see https://mermaid.js.org/syntax/flowchart.html#entity-codes-to-escape-characters
 */
export function escapeMermaid(text: string): string {
  const special = /(?<![\p{L}\p{N}])-|-(?![\p{L}\p{N}])|[^\p{L}\p{N} ✔✗…‖·/-]/gu;
  return withoutLoneSurrogates(text).replace(special, (character) => `#${character.codePointAt(0) ?? 0};`);
}

/** Returns the lines of a text, none longer than `width`; what does not fit in `count` lines is replaced by `…`. */
export function wrap(text: string, width: number, count: number): string[] {
  const lines: string[] = [];
  let rest = Array.from(text.trim());
  while (rest.length > width && lines.length < count - 1) {
    const space = rest.lastIndexOf(" ", width);
    const end = space > 0 ? space : width;
    lines.push(rest.slice(0, end).join(""));
    rest = rest.slice(rest[end] === " " ? end + 1 : end);
  }
  const last = rest.length > width ? `${rest.slice(0, width - 1).join("")}…` : rest.join("");
  return last === "" ? lines : [...lines, last];
}

function reference(character: string): string {
  return `&#${character.charCodeAt(0)};`;
}

function withoutLoneSurrogates(text: string): string {
  return text.replace(/\p{Surrogate}/gu, "\ufffd");
}
