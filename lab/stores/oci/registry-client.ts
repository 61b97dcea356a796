import { basicAuthorization, type Credentials } from "../credentials";
import { sha256 } from "../sha256";
import { OCI_MANIFEST, type OciBlob, type OciContent, type OciDescriptor, type OciImage } from "./oci-content";

/** Writes to a registry over HTTP. */
export interface RegistryClient {
  /** Pushes a manifest and all that it lists, with a tag or without one. */
  push(repository: string, content: OciContent, tag?: string): Promise<OciImage>;
  /** Lets a tag point to an image, wherever it has pointed before. */
  tag(image: OciImage, tag: string): Promise<void>;
  /** The tags of a repository; none when there is no such repository. */
  tags(repository: string): Promise<readonly string[]>;
}

/** A request whose headers can be added to. */
type RegistryRequest = Omit<RequestInit, "headers"> & { readonly headers?: Readonly<Record<string, string>> };

/** @see https://github.com/opencontainers/distribution-spec/blob/main/spec.md */
export function registryClient(address: string, credentials: Credentials | undefined): RegistryClient {
  const authorization: Record<string, string> =
    credentials === undefined ? {} : { authorization: basicAuthorization(credentials) };
  const request = async (path: string, init: RegistryRequest): Promise<Response> => {
    const headers = { ...authorization, ...init.headers };
    const response = await fetch(`http://${address}/v2/${path}`, { ...init, headers });
    if (response.ok || response.status === 404) return response;
    throw new Error(`${init.method ?? "GET"} ${path}: ${String(response.status)} ${await response.text()}`);
  };
  const pushBlob = async (repository: string, blob: OciBlob): Promise<OciDescriptor> => {
    const { mediaType, content, annotations } = blob;
    const digest = `sha256:${sha256(content)}`;
    const headers = { "content-type": "application/octet-stream" };
    const response = await request(`${repository}/blobs/uploads/?digest=${digest}`, {
      method: "POST",
      body: content,
      headers,
    });
    if (response.status !== 201) throw new Error(`the registry answered ${String(response.status)} to a blob`);
    return { mediaType, digest, size: content.length, ...(annotations && { annotations }) };
  };
  const putManifest = async (repository: string, reference: string, body: Buffer): Promise<void> => {
    const headers = { "content-type": OCI_MANIFEST };
    const { status } = await request(`${repository}/manifests/${reference}`, { method: "PUT", body, headers });
    if (status !== 201) throw new Error(`the registry answered ${String(status)} to a manifest`);
  };

  return {
    async push(repository, { config, layers, annotations, subject }, tag) {
      const [configDescriptor, ...layerDescriptors] = await Promise.all(
        [config, ...layers].map((blob) => pushBlob(repository, blob)),
      );
      const manifest = {
        schemaVersion: 2,
        mediaType: OCI_MANIFEST,
        config: configDescriptor,
        layers: layerDescriptors,
        ...(subject && { subject: { mediaType: subject.mediaType, digest: subject.digest, size: subject.size } }),
        ...(annotations && { annotations }),
      };
      const body = Buffer.from(JSON.stringify(manifest));
      const digest = `sha256:${sha256(body)}`;
      await putManifest(repository, tag ?? digest, body);
      return { registry: address, repository, mediaType: OCI_MANIFEST, digest, size: body.length };
    },
    async tag({ repository, digest }, tag) {
      const response = await request(`${repository}/manifests/${digest}`, { headers: { accept: OCI_MANIFEST } });
      if (response.status === 404) throw new Error(`${repository}@${digest} is not in the registry`);
      await putManifest(repository, tag, Buffer.from(await response.arrayBuffer()));
    },
    async tags(repository) {
      const response = await request(`${repository}/tags/list`, {});
      return response.status === 404 ? [] : ((await response.json()) as { readonly tags: readonly string[] }).tags;
    },
  };
}
