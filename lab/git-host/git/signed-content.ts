import type { SigningKey } from "../signing/signing-key";

/**
 * A commit object's content with a signature of it.
 *
 * @see https://git-scm.com/docs/signature-format
 */
export async function signedContent(content: Buffer, key: SigningKey): Promise<Buffer> {
  const header = (await key.sign(content)).trimEnd().replaceAll("\n", "\n ");
  const end = content.indexOf("\n\n");
  return Buffer.concat([content.subarray(0, end), Buffer.from(`\ngpgsig ${header}`), content.subarray(end)]);
}
