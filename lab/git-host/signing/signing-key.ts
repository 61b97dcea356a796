/** A key that signs commits and tags, and what Flux has to know to verify that. */
export interface SigningKey {
  /** The data of the Secret at `spec.verify.secretRef` of a GitRepository; nothing in it is secret. */
  readonly verification: Readonly<Record<string, string>>;
  /** The armored signature of an object's bytes. */
  sign(content: Buffer): Promise<string>;
}
