import { CST, Lexer } from "yaml";

/** A piece of a YAML text, as the `yaml` library cuts it. */
export interface Lexeme {
  readonly source: string;
  readonly position: number;
  /** Whether it is a scalar, or the content of one. */
  readonly scalar: boolean;
}

/**
 * The lexemes of a text, one after the other, as far as they are asked for.
 *
 * @throws when the text is so deeply nested that parsing it takes minutes: the time grows with the square of the depth.
 */
export function* lexemesOf(text: string): Generator<Lexeme, void> {
  let position = 0;
  let scalar = false;
  let brackets = 0;
  let indicators = 0;
  for (const source of new Lexer().lex(text)) {
    if (!scalar) {
      if (source === "[" || source === "{") brackets += 1;
      else if (source === "]" || source === "}") brackets -= 1;
      else if (source === "-" || source === "?") indicators += 1;
      else if (source === "\n") indicators = 0;
    }
    if (brackets > DEEPEST || indicators > DEEPEST) throw new Error("nested too deeply");
    yield { source, position, scalar };
    if (scalar || !MARKS.has(source)) position += source.length;
    scalar = !scalar && source === CST.SCALAR;
  }
}

// The lexer's own, which are not in the text.
const MARKS: ReadonlySet<string> = new Set([CST.DOCUMENT, CST.FLOW_END, CST.SCALAR]);
const DEEPEST = 500;

/** Where a key of the document's own mapping stands; nothing is read behind it. */
export function topLevelKey(text: string, key: string): number | undefined {
  for (const { source, position, scalar } of lexemesOf(text)) {
    if (scalar && source === key && text[position - 1] === "\n") return position;
  }
  return undefined;
}
