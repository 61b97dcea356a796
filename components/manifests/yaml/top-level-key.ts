import { CST, Lexer } from "yaml";

/**
 * Where a key of a document's own mapping stands, if it is there.
 *
 * Nothing is read behind the key, and nothing is understood before it: the text is only cut into tokens by the `yaml` library.
 */
export function topLevelKey(text: string, key: string): number | undefined {
  let position = 0;
  let scalar = false;
  for (const token of new Lexer().lex(text)) {
    if (scalar && token === key && text[position - 1] === "\n") return position;
    // The lexer's own marks are not in the text.
    if (scalar || !MARKS.has(token)) position += token.length;
    scalar = !scalar && token === CST.SCALAR;
  }
  return undefined;
}

const MARKS: ReadonlySet<string> = new Set([CST.DOCUMENT, CST.FLOW_END, CST.SCALAR]);
