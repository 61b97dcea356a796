/** Bytes of a media type. */
export interface OciBlob {
  readonly mediaType: string;
  readonly content: Buffer;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** What points to something in a repository. */
export interface OciDescriptor {
  readonly mediaType: string;
  /** "sha256:…" */
  readonly digest: string;
  /** In bytes. */
  readonly size: number;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** What to push: a manifest with all that it lists. */
export interface OciContent {
  readonly config: OciBlob;
  readonly layers: readonly OciBlob[];
  readonly annotations?: Readonly<Record<string, string>>;
  /** The manifest that this one belongs to. */
  readonly subject?: OciDescriptor;
}

/** A manifest in a registry. */
export interface OciImage extends OciDescriptor {
  /** The registry's address, "127.0.0.1:PORT". */
  readonly registry: string;
  readonly repository: string;
}

/** The media type of an image's manifest. @see https://github.com/opencontainers/image-spec/blob/main/manifest.md */
export const OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json";
