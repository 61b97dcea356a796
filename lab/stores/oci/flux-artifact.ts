import { tarGzip } from "../tar-gzip";
import type { OciContent } from "./oci-content";

/** What a Flux artifact has, and where that comes from. */
export interface FluxArtifact {
  /** Text by path. */
  readonly files: Readonly<Record<string, string>>;
  /** The URL of the repository that the files are from. */
  readonly source?: string;
  /** Such as "main@sha1:…". */
  readonly revision?: string;
  /** More annotations of the manifest. */
  readonly annotations?: Readonly<Record<string, string>>;
}

/** An artifact as `flux push artifact` makes it. @see https://fluxcd.io/flux/cheatsheets/oci-artifacts/ */
export function fluxArtifact({ files, source, revision, annotations }: FluxArtifact): OciContent {
  return {
    config: { mediaType: "application/vnd.cncf.flux.config.v1+json", content: Buffer.from("{}") },
    layers: [{ mediaType: "application/vnd.cncf.flux.content.v1.tar+gzip", content: tarGzip(files) }],
    annotations: {
      "org.opencontainers.image.created": new Date().toISOString().replace(/\.\d+Z$/, "Z"),
      "org.opencontainers.image.source": source ?? "https://git.example.com/acme/fleet",
      "org.opencontainers.image.revision": revision ?? "main@sha1:0000000000000000000000000000000000000000",
      ...annotations,
    },
  };
}
