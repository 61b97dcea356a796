import { createHash, createPrivateKey } from "node:crypto";

import { hasReadableCipher, isPassphraseOf, readOpenssh, type OpensshKey } from "./openssh-key";

/** The way in which Flux uses a private key. */
export interface PrivateKeyUse {
  readonly by: "ssh" | "githubApp";
  /** The passphrase that is given with it; true for one that is not known yet. */
  readonly password?: string | true | undefined;
}

/** The labels of PEM that Flux reads. */
const READABLE: Readonly<Record<PrivateKeyUse["by"], readonly string[]>> = {
  // https://pkg.go.dev/golang.org/x/crypto/ssh#ParseRawPrivateKey
  ssh: ["OPENSSH PRIVATE KEY", "PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY", "DSA PRIVATE KEY"],
  // https://pkg.go.dev/github.com/golang-jwt/jwt/v4#ParseRSAPrivateKeyFromPEM
  githubApp: ["RSA PRIVATE KEY", "PRIVATE KEY"],
};

/**
 * Explains why Flux cannot use a private key. The text never contains a part of it.
 *
 * @param text as the caller gave it, see {@link mendedPem}
 * @returns undefined when it can, or when only Flux can tell
 */
export function privateKeyProblem(text: unknown, { by, password }: PrivateKeyUse): string | undefined {
  if (typeof text !== "string") return "must be the text of a private key";
  const key = mendedPem(text);
  if (key.startsWith("PuTTY-User-Key-File")) {
    return "must be in the format of PEM or OpenSSH, got PuTTY's. Convert it with `puttygen KEY -O private-openssh -o NEW`.";
  }
  const [, label = ""] = /^-----BEGIN ([A-Z0-9 ]+)-----\n/m.exec(key) ?? [];
  if (/^(ssh|ecdsa|sk)-[\w@.-]+ /.test(key) || label.endsWith("PUBLIC KEY")) {
    return "must be the private key, got the public one. Set it to the content of the file without .pub.";
  }
  if (label === "ENCRYPTED PRIVATE KEY" && by === "ssh") {
    return "must not be encrypted in PKCS#8, which Flux does not read. Rewrite it with `ssh-keygen -p -f KEY`.";
  }
  if (by === "githubApp" && isEncrypted(key, label)) {
    return "must not be encrypted, because Flux has no passphrase for it. Set it to the file that GitHub made for the App.";
  }
  if (!READABLE[by].includes(label)) {
    return `must be a private key that begins with ${READABLE[by].map((one) => `-----BEGIN ${one}-----`).join(" or ")}`;
  }
  if (!key.includes(`\n-----END ${label}-----\n`))
    return `must end with -----END ${label}-----: a part of it is missing`;
  const encrypted = isEncrypted(key, label);
  if (encrypted && (password === undefined || password === "")) return "is encrypted. Set password to its passphrase.";
  if (label === "OPENSSH PRIVATE KEY") return opensshProblem(key, encrypted ? password : undefined);
  return encrypted && password === true ? undefined : pemProblem(key, label, { by, password });
}

/**
 * Returns a key in PEM as programs expect it. What environment variables, forms and editors do to it can be undone, because no
 * encoding of a key has a backslash, a quote or a space: line feeds as two characters or as spaces, CRLF, indentation, quotes around it,
 * no last line feed. The base64 of a key, as in a Secret, is decoded.
 */
export function mendedPem(text: string): string {
  const lines = decoded(text.trim().replace(/^(["'])(.*)\1$/s, "$2")).replace(/(\\+r)?\\+n|\r\n?/g, "\n");
  const whole = lines.replace(
    /(-----BEGIN [A-Z0-9 ]+-----)([^\n:-]+)(-----END)/,
    (_, begin: string, body: string, end: string) => [begin, ...body.trim().split(/\s+/), end].join("\n"),
  );
  return `${whole.replace(/^[^\S\n]+|[^\S\n]+$/gm, "").trim()}\n`;
}

function decoded(text: string): string {
  const plain = /^[A-Za-z0-9+/\s]+={0,2}$/.test(text) ? Buffer.from(text, "base64").toString() : "";
  return plain.includes("-----BEGIN ") ? plain.trim() : text;
}

function isEncrypted(key: string, label: string): boolean {
  if (label === "OPENSSH PRIVATE KEY") return !["none", undefined].includes(readOpenssh(key)?.cipher);
  return label === "ENCRYPTED PRIVATE KEY" || /^Proc-Type: 4,ENCRYPTED$/m.test(key);
}

/** The types of keys that Flux can use, as OpenSSH calls them, and what Node.js calls them. */
const USABLE = new Set(["ssh-ed25519", "ssh-rsa", "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521"]);
const USABLE_BY_NODE = new Set(["ed25519", "rsa", "ec prime256v1", "ec secp384r1", "ec secp521r1"]);

function unusable(type: string): string {
  return `must be an Ed25519, ECDSA or RSA key, got one of the type ${type}, which Flux cannot use`;
}

const DAMAGED = "must be a private key in PEM; this one is damaged, and cannot be read";

const WRONG_PASSPHRASE = "cannot be decrypted with password. Set password to its passphrase.";

/** The problems that were found of keys and passphrases, by digests: to try a passphrase takes most of a second. */
const passphraseProblems = new Map<string, string | undefined>();

/** @param password the passphrase of an encrypted key */
function opensshProblem(key: string, password: PrivateKeyUse["password"]): string | undefined {
  const found = readOpenssh(key);
  if (found === undefined) return DAMAGED;
  if (!USABLE.has(found.type)) return unusable(found.type);
  if (found.cipher !== "none" && !hasReadableCipher(found))
    return "must be encrypted with aes256-ctr or aes256-cbc, which Flux reads. Rewrite it with `ssh-keygen -p -Z aes256-ctr -f KEY`.";
  if (typeof password !== "string") return undefined;
  const digest = createHash("sha256")
    .update(JSON.stringify([key, password]))
    .digest("base64");
  if (!passphraseProblems.has(digest)) passphraseProblems.set(digest, passphraseProblem(found, password));
  return passphraseProblems.get(digest);
}

function passphraseProblem(key: OpensshKey, password: string): string | undefined {
  try {
    return isPassphraseOf(key, password) === false ? WRONG_PASSPHRASE : undefined;
  } catch {
    return DAMAGED;
  }
}

function pemProblem(key: string, label: string, { by, password }: PrivateKeyUse): string | undefined {
  try {
    const passphrase = typeof password === "string" && password !== "" ? { passphrase: password } : {};
    const { asymmetricKeyType = "", asymmetricKeyDetails = {} } = createPrivateKey({ key, ...passphrase });
    if (by === "githubApp")
      return asymmetricKeyType === "rsa" ? undefined : "must be an RSA key, as GitHub makes it for an App";
    const type = [asymmetricKeyType, asymmetricKeyDetails.namedCurve].filter((part) => part !== undefined).join(" ");
    return USABLE_BY_NODE.has(type) || label === "DSA PRIVATE KEY" ? undefined : unusable(type);
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    if (code.includes("BAD_DECRYPT")) return WRONG_PASSPHRASE;
    // An old cipher is one that Flux knows, and OpenSSL no longer does.
    return code.includes("UNSUPPORTED") && /^Proc-Type:/m.test(key) ? undefined : DAMAGED;
  }
}
