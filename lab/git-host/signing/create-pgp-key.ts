import { createMessage, generateKey, sign } from "openpgp";
import type { SigningKey } from "./signing-key";

/** Makes an OpenPGP key that signs as `git commit -S` does. */
export async function createPgpKey(name = "Somebody", email = "somebody@example.com"): Promise<SigningKey> {
  const userIDs = [{ name, email }];
  const { privateKey, publicKey } = await generateKey({ userIDs, type: "curve25519", format: "object" });
  return {
    verification: { "author.asc": publicKey.armor() },
    async sign(content) {
      const message = await createMessage({ binary: new Uint8Array(content) });
      const signature = (await sign({ message, signingKeys: privateKey, detached: true, format: "armored" })) as string;
      // Git's objects have line feeds only.
      return signature.replaceAll("\r\n", "\n");
    },
  };
}
