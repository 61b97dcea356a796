/** The id that GraphQL would know a thing by. It is opaque, so any text does that is unique. */
export function nodeId(type: string, ...parts: readonly (string | number)[]): string {
  return Buffer.from([type, ...parts].join(":")).toString("base64");
}
