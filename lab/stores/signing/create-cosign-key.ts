import { generateKeyPairSync, sign } from "node:crypto";
import type { ImageSigner } from "./image-signer";

/** An image has to have a configuration, though nobody runs this one. */
const CONFIG = Buffer.from(JSON.stringify({ architecture: "", os: "", config: {}, rootfs: { type: "layers", diff_ids: [] } }));

const SIMPLE_SIGNING = "application/vnd.dev.cosign.simplesigning.v1+json";

/**
 * Makes a key pair that signs as `cosign sign --key` does without a transparency log.
 *
 * @see https://github.com/sigstore/cosign/blob/main/specs/SIGNATURE_SPEC.md
 */
export function createCosignKey(): ImageSigner {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return {
    provider: "cosign",
    verification: { "cosign.pub": publicKey.export({ type: "spki", format: "pem" }).toString() },
    signature(signed, image) {
      const statement = {
        critical: {
          identity: { "docker-reference": `${signed.registry}/${signed.repository}` },
          image: { "docker-manifest-digest": signed.digest },
          type: "cosign container image signature",
        },
        optional: null,
      };
      const content = Buffer.from(JSON.stringify(statement));
      const signature = sign("sha256", content, privateKey).toString("base64");
      const annotations = { "dev.cosignproject.cosign/signature": signature };
      return Promise.resolve({
        tag: `${image.digest.replace(":", "-")}.sig`,
        config: { mediaType: "application/vnd.oci.image.config.v1+json", content: CONFIG },
        layers: [{ mediaType: SIMPLE_SIGNING, content, annotations }],
      });
    },
  };
}
