import { generateKeyPairSync, randomBytes } from "node:crypto";
import { once } from "node:events";
import type { RequestListener } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";

import { md, pki } from "node-forge";

import { INNER_HOST } from "../../proxies/inner-network";

/** Another name of every server here. */
export const SERVER_NAME = INNER_HOST;

/** A certificate for 127.0.0.1 that has signed itself, and its key, in PEM. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/** An HTTPS server of a test. */
export interface TlsServer {
  /** `https://127.0.0.1:PORT` */
  readonly url: string;
  /** The certificate authority in PEM. */
  readonly ca: string;
  close(): void;
}

const HOUR = 3_600_000;

/** Makes a certificate that serves servers and clients alike. */
export function selfSignedCertificate(name: string): Certificate {
  const pair = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
  const certificate = pki.createCertificate();
  certificate.publicKey = pki.publicKeyFromPem(pair.publicKey);
  certificate.serialNumber = `01${randomBytes(15).toString("hex")}`;
  certificate.validity.notBefore = new Date(Date.now() - HOUR);
  certificate.validity.notAfter = new Date(Date.now() + HOUR);
  certificate.setSubject([{ shortName: "CN", value: name }]);
  certificate.setIssuer([{ shortName: "CN", value: name }]);
  certificate.setExtensions([
    { name: "basicConstraints", cA: true },
    {
      name: "subjectAltName",
      altNames: [
        { type: 7, ip: "127.0.0.1" },
        { type: 2, value: SERVER_NAME },
      ],
    },
  ]);
  certificate.sign(pki.privateKeyFromPem(pair.privateKey), md.sha256.create());
  return { cert: pki.certificateToPem(certificate), key: pair.privateKey };
}

/** Opens a server on 127.0.0.1 that asks for a client certificate, and takes none for an answer. */
export async function openTlsServer(listener: RequestListener): Promise<TlsServer> {
  const { cert, key } = selfSignedCertificate("server");
  const server = createServer({ cert, key, requestCert: true, rejectUnauthorized: false }, listener);
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `https://127.0.0.1:${String(port)}`, ca: cert, close };
}
