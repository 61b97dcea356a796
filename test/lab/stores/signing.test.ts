import assert from "node:assert/strict";
import { constants, createPublicKey, verify, X509Certificate } from "node:crypto";
import { createCosignKey, createNotationKey, type OciImage } from "../../../lab/stores";
import type { ImageSignature } from "../../../lab/stores/signing/image-signer";

const image = (hex: string): OciImage => ({
  registry: "127.0.0.1:5000",
  repository: "apps",
  mediaType: "application/vnd.oci.image.manifest.v1+json",
  digest: `sha256:${hex}`,
  size: 7,
});
const [ONE, OTHER] = [image("1".repeat(64)), image("2".repeat(64))];

const layer = ({ layers }: ImageSignature): Buffer => layers[0]?.content ?? Buffer.alloc(0);
const decode = (text: string | undefined): unknown => JSON.parse(Buffer.from(text ?? "", "base64").toString());

describe("createCosignKey", () => {
  it("signs a statement about the image in a bundle that refers to it", async () => {
    const key = createCosignKey();
    const signature = await key.signature(ONE, OTHER);
    const { dsseEnvelope } = JSON.parse(layer(signature).toString()) as {
      dsseEnvelope: { payload: string; payloadType: string; signatures: readonly { readonly sig: string }[] };
    };
    const { subject } = decode(dsseEnvelope.payload) as { subject: readonly { digest: object }[] };
    assert.deepEqual(subject[0]?.digest, { sha256: "1".repeat(64) });
    assert.deepEqual([signature.subject, signature.tag], [OTHER, undefined]);
    const payload = Buffer.from(dsseEnvelope.payload, "base64");
    const signed = Buffer.from(
      `DSSEv1 28 application/vnd.in-toto+json ${String(payload.length)} ${payload.toString()}`,
    );
    const sig = Buffer.from(dsseEnvelope.signatures[0]?.sig ?? "", "base64");
    assert.equal(verify("sha256", signed, createPublicKey(key.verification["cosign.pub"] ?? ""), sig), true);
  });

  it("signs a claim about the image under a tag of its digest, as before bundles", async () => {
    const key = createCosignKey({ format: "tag" });
    const signature = await key.signature(ONE, OTHER);
    assert.deepEqual([signature.subject, signature.tag], [undefined, `sha256-${"2".repeat(64)}.sig`]);
    assert.match(layer(signature).toString(), new RegExp(`"docker-manifest-digest":"${ONE.digest}"`));
    const sig = Buffer.from(signature.layers[0]?.annotations?.["dev.cosignproject.cosign/signature"] ?? "", "base64");
    assert.equal(verify("sha256", layer(signature), createPublicKey(key.verification["cosign.pub"] ?? ""), sig), true);
  });
});

describe("createNotationKey", () => {
  it("signs the image's descriptor with a certificate for signing code", async () => {
    const { signature, verification } = createNotationKey();
    const made = await signature(ONE, OTHER);
    assert.deepEqual([made.subject, made.tag], [OTHER, undefined]);
    const envelope = JSON.parse(layer(made).toString()) as Record<"payload" | "protected" | "signature", string>;
    const { mediaType, digest, size } = ONE;
    assert.deepEqual(decode(envelope.payload), { targetArtifact: { mediaType, digest, size } });
    const { publicKey, keyUsage } = new X509Certificate(verification["lab.crt"] ?? "");
    assert.deepEqual(keyUsage, ["1.3.6.1.5.5.7.3.3"]);
    const key = { key: publicKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 };
    const signed = Buffer.from(`${envelope.protected}.${envelope.payload}`);
    assert.equal(verify("sha256", signed, key, Buffer.from(envelope.signature, "base64url")), true);
  });
});
