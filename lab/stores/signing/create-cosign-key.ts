import { generateKeyPairSync, sign, type KeyObject } from "node:crypto";
import type { OciImage } from "../oci/oci-content";
import type { ImageSignature, ImageSigner } from "./image-signer";

/** In which of its two formats cosign signs. */
export interface CosignKeyOptions {
  /**
   * "bundle" is what cosign 3 makes: a Sigstore bundle that refers to the image. "tag" is what older ones make: an image
   * with a tag made of the image's digest.
   *
   * @defaultValue "bundle"
   */
  readonly format?: "bundle" | "tag";
}

const BUNDLE = "application/vnd.dev.sigstore.bundle.v0.3+json";
const STATEMENT = "application/vnd.in-toto+json";
const SIMPLE_SIGNING = "application/vnd.dev.cosign.simplesigning.v1+json";

/** Makes a key pair that signs as `cosign sign --key` does without a transparency log, of which Flux asks nothing then. */
export function createCosignKey({ format = "bundle" }: CosignKeyOptions = {}): ImageSigner {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const make = { bundle: bundleSignature, tag: tagSignature }[format];
  return {
    provider: "cosign",
    verification: { "cosign.pub": publicKey.export({ type: "spki", format: "pem" }).toString() },
    signature: (signed, image) => Promise.resolve(make(privateKey, signed, image)),
  };
}

/** @see https://docs.sigstore.dev/about/bundle/ */
function bundleSignature(key: KeyObject, signed: OciImage, image: OciImage): ImageSignature {
  const [algorithm = "", hex = ""] = signed.digest.split(":");
  const payload = Buffer.from(
    JSON.stringify({
      _type: "https://in-toto.io/Statement/v1",
      subject: [{ name: `${signed.registry}/${signed.repository}`, digest: { [algorithm]: hex } }],
      predicateType: "https://sigstore.dev/cosign/sign/v1",
      predicate: {},
    }),
  );
  // https://github.com/secure-systems-lab/dsse/blob/master/protocol.md
  const toSign = `DSSEv1 ${String(STATEMENT.length)} ${STATEMENT} ${String(payload.length)} ${payload.toString()}`;
  const bundle = {
    mediaType: BUNDLE,
    verificationMaterial: { publicKey: { hint: "lab" } },
    dsseEnvelope: {
      payload: payload.toString("base64"),
      payloadType: STATEMENT,
      signatures: [{ sig: sign("sha256", Buffer.from(toSign), key).toString("base64") }],
    },
  };
  return {
    config: { mediaType: BUNDLE, content: Buffer.from("{}") },
    layers: [{ mediaType: BUNDLE, content: Buffer.from(JSON.stringify(bundle)) }],
    subject: image,
  };
}

/** @see https://github.com/sigstore/cosign/blob/main/specs/SIGNATURE_SPEC.md */
function tagSignature(key: KeyObject, signed: OciImage, image: OciImage): ImageSignature {
  const payload = Buffer.from(
    JSON.stringify({
      critical: {
        identity: { "docker-reference": `${signed.registry}/${signed.repository}` },
        image: { "docker-manifest-digest": signed.digest },
        type: "cosign container image signature",
      },
      optional: null,
    }),
  );
  const annotations = { "dev.cosignproject.cosign/signature": sign("sha256", payload, key).toString("base64") };
  // An image has to have a configuration, though nobody runs this one.
  const config = { architecture: "", os: "", config: {}, rootfs: { type: "layers", diff_ids: [] } };
  return {
    tag: `${image.digest.replace(":", "-")}.sig`,
    config: { mediaType: "application/vnd.oci.image.config.v1+json", content: Buffer.from(JSON.stringify(config)) },
    layers: [{ mediaType: SIMPLE_SIGNING, content: payload, annotations }],
  };
}
