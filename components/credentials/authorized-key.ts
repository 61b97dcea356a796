import { createPublicKey } from "node:crypto";

/**
 * The public half of a private key as a line of `authorized_keys`, without a comment: the encodings of RFC 4253 (section 6.6,
 * RSA), RFC 5656 (section 3.1, ECDSA) and RFC 8709 (section 4, Ed25519).
 *
 * @param privateKey in PEM: Ed25519, ECDSA over P-384 or RSA
 */
export function authorizedKey(privateKey: string): string {
  const { kty, x = "", y = "", n = "", e = "" } = createPublicKey(privateKey).export({ format: "jwk" });
  const [type, ...fields] =
    kty === "RSA"
      ? ["ssh-rsa", integer(bytes(e)), integer(bytes(n))]
      : kty === "EC"
        ? ["ecdsa-sha2-nistp384", Buffer.from("nistp384"), Buffer.concat([UNCOMPRESSED, bytes(x), bytes(y)])]
        : ["ssh-ed25519", bytes(x)];
  const blob = Buffer.concat([Buffer.from(type), ...fields].flatMap((field) => [uint32(field.length), field]));
  return `${type} ${blob.toString("base64")}`;
}

/** The mark of a point with both coordinates: SEC 1, section 2.3.3. */
const UNCOMPRESSED = Buffer.from([4]);

function bytes(base64url: string): Buffer {
  return Buffer.from(base64url, "base64url");
}

/** A positive number as RFC 4251, section 5, has it (`mpint`): its first bit is not set. */
function integer(number: Buffer): Buffer {
  return (number[0] ?? 0) < 0x80 ? number : Buffer.concat([Buffer.from([0]), number]);
}

function uint32(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32BE(value);
  return buffer;
}
