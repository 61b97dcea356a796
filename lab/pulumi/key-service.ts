import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { createServer } from "node:http";
import express from "express";
import { openServer } from "../servers/open-server";

/** A service that encrypts the key of a stack, in place of a passphrase. */
export interface KeyService {
  /** For `pulumi stack init --secrets-provider`. */
  readonly secretsProvider: string;
  /** What the CLI finds it by. */
  readonly environment: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

const CIPHER = "aes-256-gcm";
const IV_BYTES = 12;
const TAG_BYTES = 16;
const VERSION = "vault:v1:";

/**
 * Starts the two calls of Vault's transit engine that Pulumi makes, with a key of its own. A passphrase is a million rounds of
 * SHA-256 in every command.
 *
 * @see https://developer.hashicorp.com/vault/api-docs/secret/transit
 */
export async function startKeyService(): Promise<KeyService> {
  const key = randomBytes(32);
  const token = randomBytes(20).toString("hex");
  const app = express().disable("x-powered-by");
  app.use(express.json({ type: () => true }));
  app.use((request, response, next) => {
    if (request.get("X-Vault-Token") === token) next();
    else response.status(403).json({ errors: ["permission denied"] });
  });
  app.put("/v1/transit/encrypt/lab", ({ body }, response) => {
    const { plaintext } = body as { readonly plaintext: string };
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv(CIPHER, key, iv);
    const sealed = [iv, cipher.update(plaintext, "base64"), cipher.final(), cipher.getAuthTag()];
    response.json({ data: { ciphertext: VERSION + Buffer.concat(sealed).toString("base64") } });
  });
  app.put("/v1/transit/decrypt/lab", ({ body }, response) => {
    const { ciphertext } = body as { readonly ciphertext: string };
    const sealed = Buffer.from(ciphertext.slice(VERSION.length), "base64");
    const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, IV_BYTES));
    decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
    const opened = [decipher.update(sealed.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()];
    response.json({ data: { plaintext: Buffer.concat(opened).toString("base64") } });
  });
  const { port, close } = await openServer(createServer(app));
  return {
    secretsProvider: "hashivault://lab",
    environment: { VAULT_SERVER_URL: `http://127.0.0.1:${port}`, VAULT_SERVER_TOKEN: token },
    close,
  };
}
