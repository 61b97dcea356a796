import type { Credentials } from "../credentials";
import type { Chart } from "../helm/chart";
import type { ImageSigner } from "../signing/image-signer";
import type { FluxArtifact } from "./flux-artifact";
import type { OciContent, OciImage } from "./oci-content";

/** How to start a registry. */
export interface OciRegistryOptions {
  /** Who may read and write. @defaultValue everybody */
  readonly credentials?: Credentials;
}

/** An OCI registry on this machine, over plain HTTP: `spec.insecure` for Flux. It keeps everything in memory. */
export interface OciRegistry {
  /** "127.0.0.1:PORT" */
  readonly address: string;
  /** "oci://127.0.0.1:PORT", for a repository's path to follow. */
  readonly url: string;
  readonly credentials: Credentials | undefined;
  /** What a Secret of type kubernetes.io/dockerconfigjson has under ".dockerconfigjson". A secret. */
  readonly dockerConfig: string;
  /** Pushes files as a Flux artifact. */
  pushArtifact(repository: string, tag: string, artifact: FluxArtifact): Promise<OciImage>;
  /** Pushes a chart to the repository of its name below a path, "charts" unless told otherwise. Its version is the tag. */
  pushChart(chart: Chart, path?: string): Promise<OciImage>;
  /** Pushes anything. */
  push(repository: string, content: OciContent, tag?: string): Promise<OciImage>;
  /** Lets a tag point to an image, wherever it has pointed before. */
  tag(image: OciImage, tag: string): Promise<void>;
  /** The tags of a repository; none when there is no such repository. */
  tags(repository: string): Promise<readonly string[]>;
  /** Signs an image. To forge a signature, give as `signed` another image than the one that is to have it. */
  sign(image: OciImage, signer: ImageSigner, signed?: OciImage): Promise<void>;
  /** Ends it. May be called again. */
  stop(): Promise<void>;
}
