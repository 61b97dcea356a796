import type { SigningKey } from "../signing/signing-key";
import { formatSignature, type Signature } from "./signature";
import { writeObject } from "./write-object";

/** An annotated tag to be. */
export interface NewTag {
  readonly name: string;
  /** The commit's sha. */
  readonly commit: string;
  readonly tagger: Signature;
  readonly message: string;
  readonly key: SigningKey | undefined;
}

/** Stores a tag object that no ref points to yet; its signature follows its message. */
export async function writeTag(directory: string, { name, commit, tagger, message, key }: NewTag): Promise<string> {
  const headers = [`object ${commit}`, "type commit", `tag ${name}`, `tagger ${formatSignature(tagger)}`];
  const content = `${headers.join("\n")}\n\n${message}\n`;
  const signature = key === undefined ? "" : await key.sign(Buffer.from(content));
  return writeObject(directory, "tag", `${content}${signature}`);
}
