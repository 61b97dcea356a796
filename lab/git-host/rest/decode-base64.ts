/** Decodes Base64, with line feeds in it or not; undefined when it is not any. */
export function decodeBase64(text: string): Buffer | undefined {
  const compact = text.replace(/[\r\n]/g, "");
  // Node skips what it does not know.
  return /^[A-Za-z0-9+/]*={0,2}$/.test(compact) && compact.length % 4 !== 1
    ? Buffer.from(compact, "base64")
    : undefined;
}
