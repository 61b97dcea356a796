import { CORE_SCHEMA, loadAll, YAMLException, type EventType, type State } from "js-yaml";

/** Is told of each node of a document, from the outside in when it opens, and from the inside out when it closes. */
export type Observer = (event: EventType, state: State) => void;

/**
 * Reads one YAML document of plain data.
 *
 * @throws a sentence that says what is wrong with the document, and on which line.
 */
export function readData(text: string, observe?: Observer): unknown {
  refuseLoneReturns(text);
  const collections = new Set<unknown>();
  const [data, ...others] = loaded(text, (event, state) => {
    if (event === "open") refuseProperties(state);
    else if (isCollection(state.result)) collections.add(state.result);
    observe?.(event, state);
  });
  if (others.length > 0) throw new Error("expected one document, got several");
  forget(data, collections);
  // The library makes a string of a key that is none, so that the collection is nowhere in the data.
  if (collections.size > 0) throw new Error("a key that is not a string is not allowed");
  return data;
}

// YAML ends a line here (https://yaml.org/spec/1.2.2/#54-line-break-characters), and some of its libraries do not: what is
// a comment for one of them is content for another. Positions, too, count from one line feed to the next.
function refuseLoneReturns(text: string): void {
  const at = text.search(/\r(?!\n)/);
  if (at < 0) return;
  const line = text.slice(0, at).split("\n").length;
  throw new Error(`a carriage return without a line feed is not allowed, at line ${line}`);
}

function loaded(text: string, listener: Observer): unknown[] {
  const warnings: YAMLException[] = [];
  const options = {
    schema: CORE_SCHEMA,
    json: false,
    listener,
    onWarning: (warning: YAMLException) => warnings.push(warning),
  };
  try {
    const documents = loadAll(text, null, options);
    if (warnings[0]) throw warnings[0];
    return documents;
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    // Not its message, which quotes the text.
    throw new Error(`${error.reason} at line ${error.mark.line + 1}`, { cause: error });
  }
}

// The library tells before it reads a node, so that no bomb of aliases can go off.
function refuseProperties({ input, position, line }: State): void {
  PROPERTY.lastIndex = position;
  const [, space = "", indicator = ""] = PROPERTY.exec(input) ?? [];
  const refused = REFUSED[indicator];
  if (refused === undefined) return;
  throw new Error(`${refused} are not allowed, at line ${line + space.split(/\r\n?|\n/).length}`);
}

// What may stand before a node, and the first character of an anchor, an alias or a tag: no other node starts with it.
const PROPERTY = /((?:[ \t\r\n]|#[^\r\n]*(?![^\r\n]))*)([&*!])/y;
const REFUSED: Readonly<Record<string, string>> = { "&": "anchors", "*": "aliases", "!": "tags" };

function forget(value: unknown, collections: Set<unknown>): void {
  if (!isCollection(value)) return;
  collections.delete(value);
  for (const item of Object.values(value)) forget(item, collections);
}

function isCollection(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
