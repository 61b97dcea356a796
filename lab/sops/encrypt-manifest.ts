import { createCipheriv, createHash, randomBytes } from "node:crypto";
import { armor, Encrypter } from "age-encryption";
import { stringify } from "yaml";

/** A manifest whose values are all texts, such as that of a Secret. */
export interface TextManifest {
  readonly [key: string]: string | TextManifest;
}

/** What Flux recommends: kustomize has to read the rest. */
const ENCRYPTED = /^(data|stringData)$/;

/**
 * Encrypts the data of a manifest as `sops encrypt --encrypted-regex '^(data|stringData)$' --age RECIPIENT` does.
 *
 * @see https://getsops.io/docs/reference/ (the format), https://fluxcd.io/flux/guides/mozilla-sops/
 */
export async function encryptManifest(manifest: TextManifest, recipient: string): Promise<string> {
  const key = randomBytes(32);
  const mac = createHash("sha512");
  const encrypted = mapped(manifest, [], (value, path) => {
    // It is of all values, also of those that stay as they are.
    mac.update(value);
    return path.some((part) => ENCRYPTED.test(part)) ? sealed(key, value, `${path.join(":")}:`) : value;
  });
  const lastmodified = new Date().toISOString().replace(/\.\d+Z$/, "Z");
  const sops = {
    age: [{ recipient, enc: await forRecipient(key, recipient) }],
    lastmodified,
    mac: sealed(key, mac.digest("hex").toUpperCase(), lastmodified),
    encrypted_regex: ENCRYPTED.source,
    version: "3.11.0",
  };
  // The parsers of Go take a bare time for something else than a text, as YAML 1.1 does.
  return stringify({ ...encrypted, sops }, { compat: "yaml-1.1", lineWidth: 0 });
}

function mapped(
  manifest: TextManifest,
  path: readonly string[],
  change: (value: string, path: readonly string[]) => string,
): TextManifest {
  const entries = Object.entries(manifest).map(([key, value]): readonly [string, string | TextManifest] => {
    const place = [...path, key];
    return [key, typeof value === "string" ? change(value, place) : mapped(value, place, change)];
  });
  return Object.fromEntries(entries);
}

/** A value with its place, so that nobody can move it to another one. */
function sealed(key: Buffer, value: string, place: string): string {
  if (value === "") return value;
  const iv = randomBytes(32);
  const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(Buffer.from(place));
  const data = cipher.update(value, "utf8", "base64") + cipher.final("base64");
  return `ENC[AES256_GCM,data:${data},iv:${iv.toString("base64")},tag:${cipher.getAuthTag().toString("base64")},type:str]`;
}

async function forRecipient(key: Buffer, recipient: string): Promise<string> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return armor.encode(await encrypter.encrypt(key));
}
