import { constants, sign, X509Certificate } from "node:crypto";
import { sha256 } from "../sha256";
import { codeSigningCertificate } from "./code-signing-certificate";
import type { ImageSigner } from "./image-signer";

const NOTATION = "application/vnd.cncf.notary.signature";
const STORE = "lab";

/** How thoroughly notation looks. @see https://github.com/notaryproject/specifications/blob/main/specs/trust-store-trust-policy.md */
const TRUST_POLICY = {
  version: "1.0",
  trustPolicies: [
    {
      name: "lab",
      registryScopes: ["*"],
      signatureVerification: { level: "strict" },
      trustStores: [`ca:${STORE}`],
      trustedIdentities: ["*"],
    },
  ],
} as const;

/**
 * Makes a key with a certificate that signs as `notation sign` does, in JWS.
 *
 * @see https://github.com/notaryproject/specifications/blob/main/specs/signature-envelope-jws.md
 */
export function createNotationKey(): ImageSigner {
  const { certificate, privateKey } = codeSigningCertificate("lab");
  const der = new X509Certificate(certificate).raw;
  return {
    provider: "notation",
    verification: { "trustpolicy.json": JSON.stringify(TRUST_POLICY), [`${STORE}.crt`]: certificate },
    signature({ mediaType, digest, size }, image) {
      const now = new Date().toISOString().replace(/\.\d+Z$/, "Z");
      const payload = base64Url({ targetArtifact: { mediaType, digest, size } });
      const protectedHeader = base64Url({
        alg: "PS256",
        cty: "application/vnd.cncf.notary.payload.v1+json",
        crit: ["io.cncf.notary.signingScheme"],
        "io.cncf.notary.signingScheme": "notary.x509",
        "io.cncf.notary.signingTime": now,
      });
      const padding = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST };
      const signature = sign("sha256", Buffer.from(`${protectedHeader}.${payload}`), { key: privateKey, ...padding });
      const envelope = {
        payload,
        protected: protectedHeader,
        header: { x5c: [der.toString("base64")], "io.cncf.notary.signingAgent": "lab" },
        signature: signature.toString("base64url"),
      };
      return Promise.resolve({
        // The form for registries of OCI 1.0. Ours lists referrers by this media type.
        config: { mediaType: NOTATION, content: Buffer.from("{}") },
        layers: [{ mediaType: "application/jose+json", content: Buffer.from(JSON.stringify(envelope)) }],
        subject: image,
        annotations: {
          "io.cncf.notary.x509chain.thumbprint#S256": JSON.stringify([sha256(der)]),
          "org.opencontainers.image.created": now,
        },
      });
    },
  };
}

function base64Url(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}
