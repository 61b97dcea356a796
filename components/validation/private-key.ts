import { createPrivateKey } from "node:crypto";

/** The way in which Flux uses a private key. */
export interface PrivateKeyUse {
  readonly by: "ssh" | "githubApp";
  /** True when a passphrase is given with it. */
  readonly hasPassword: boolean;
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
export function privateKeyProblem(text: unknown, { by, hasPassword }: PrivateKeyUse): string | undefined {
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
  if (isEncrypted(key, label)) return hasPassword ? undefined : "is encrypted. Set password to its passphrase.";
  return label === "OPENSSH PRIVATE KEY" ? opensshProblem(key) : pemProblem(key, by);
}

/**
 * Returns a key in PEM as programs expect it. What environment variables, forms and editors do to it can be undone, because no
 * encoding of a key has a backslash or a space: line feeds as two characters or as spaces, CRLF, indentation, no last line feed.
 */
export function mendedPem(text: string): string {
  const lines = text.replace(/^\uFEFF/, "").replace(/\\r\\n|\\n|\r\n?/g, "\n");
  const whole = lines.replace(
    /(-----BEGIN [A-Z0-9 ]+-----)([^\n:-]+)(-----END)/,
    (_, begin: string, body: string, end: string) => [begin, ...body.trim().split(/\s+/), end].join("\n"),
  );
  return `${whole.replace(/^[ \t]+|[ \t]+$/gm, "").trim()}\n`;
}

function isEncrypted(key: string, label: string): boolean {
  if (label === "OPENSSH PRIVATE KEY") return cipherOf(key) !== undefined && cipherOf(key) !== "none";
  return label === "ENCRYPTED PRIVATE KEY" || /^Proc-Type: 4,ENCRYPTED$/m.test(key);
}

const MAGIC = "openssh-key-v1\0";

/**
 * Returns the cipher of a key in OpenSSH's format; undefined when it is not one.
 * @see https://github.com/openssh/openssh-portable/blob/V_10_0_P2/PROTOCOL.key
 */
function cipherOf(key: string): string | undefined {
  const blob = Buffer.from(key.replace(/-----[A-Z ]+-----/g, ""), "base64");
  if (blob.subarray(0, MAGIC.length).toString("latin1") !== MAGIC || blob.length < MAGIC.length + 4) return undefined;
  const start = MAGIC.length + 4;
  return blob.subarray(start, start + blob.readUInt32BE(MAGIC.length)).toString("latin1");
}

const DAMAGED = "must be a private key in PEM; this one is damaged, and cannot be read";

function opensshProblem(key: string): string | undefined {
  return cipherOf(key) === undefined ? DAMAGED : undefined;
}

function pemProblem(key: string, by: PrivateKeyUse["by"]): string | undefined {
  try {
    const { asymmetricKeyType } = createPrivateKey(key);
    return by === "ssh" || asymmetricKeyType === "rsa"
      ? undefined
      : "must be an RSA key, as GitHub makes it for an App";
  } catch {
    return DAMAGED;
  }
}
