import { createPrivateKey, generateKeyPairSync, randomBytes, type KeyObject } from "node:crypto";
import { md, pki } from "node-forge";

/** A certificate that has signed itself, for signing code. */
export interface CodeSigningCertificate {
  /** PEM. */
  readonly certificate: string;
  /** RSA. A secret. */
  readonly privateKey: KeyObject;
}

const HOUR = 3_600_000;

/**
 * Makes a certificate for signing code, valid from an hour ago until tomorrow.
 *
 * @see https://github.com/notaryproject/specifications/blob/main/specs/signature-specification.md#certificate-requirements
 */
export function codeSigningCertificate(name: string): CodeSigningCertificate {
  const pair = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
  const subject = [
    { shortName: "C", value: "CH" },
    { shortName: "ST", value: "Zurich" },
    { shortName: "O", value: "Lab" },
    { shortName: "CN", value: name },
  ];
  const certificate = pki.createCertificate();
  certificate.publicKey = pki.publicKeyFromPem(pair.publicKey);
  certificate.serialNumber = `01${randomBytes(15).toString("hex")}`;
  certificate.validity.notBefore = new Date(Date.now() - HOUR);
  certificate.validity.notAfter = new Date(Date.now() + 24 * HOUR);
  certificate.setSubject(subject);
  certificate.setIssuer(subject);
  certificate.setExtensions([
    { name: "keyUsage", critical: true, digitalSignature: true },
    { name: "extKeyUsage", codeSigning: true },
  ]);
  certificate.sign(pki.privateKeyFromPem(pair.privateKey), md.sha256.create());
  return { certificate: pki.certificateToPem(certificate), privateKey: createPrivateKey(pair.privateKey) };
}
