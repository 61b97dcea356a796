import type { OciContent, OciImage } from "../oci/oci-content";

/** The signature of an image, to be pushed beside it. */
export interface ImageSignature extends OciContent {
  /** The tag by which it is found; without one it is found as a referrer of the image. */
  readonly tag?: string;
}

/** A key that signs images, and what Flux has to know to verify that. */
export interface ImageSigner {
  /** `spec.verify.provider` */
  readonly provider: "cosign" | "notation";
  /** The data of the Secret at `spec.verify.secretRef`; nothing in it is secret. */
  readonly verification: Readonly<Record<string, string>>;
  /** Signs an image for an image, which is the same one unless the signature is to be forged. */
  signature(signed: OciImage, image: OciImage): Promise<ImageSignature>;
}
