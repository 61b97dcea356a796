import { runStore } from "../run-store";
import type { StoreHome } from "../store-home";
import { fluxArtifact } from "./flux-artifact";
import { helmChart } from "./helm-chart";
import type { OciRegistry, OciRegistryOptions } from "./oci-registry";
import { registryClient } from "./registry-client";

/** Starts an OCI registry on a free port of 127.0.0.1. */
export async function startOciRegistry(home: StoreHome, options: OciRegistryOptions = {}): Promise<OciRegistry> {
  const { credentials } = options;
  const { address, stop } = await runStore(
    home,
    "oci-registry",
    credentials && { REGISTRY_USERNAME: credentials.username, REGISTRY_PASSWORD: credentials.password },
  );
  const { push, tag, tags } = registryClient(address, credentials);
  return {
    address,
    url: `oci://${address}`,
    credentials,
    dockerConfig: JSON.stringify({ auths: credentials === undefined ? {} : { [address]: credentials } }),
    pushArtifact: (repository, name, artifact) => push(repository, fluxArtifact(artifact), name),
    pushChart: (chart, path = "charts") => push(`${path}/${chart.name}`, helmChart(chart), chart.version),
    push,
    tag,
    tags,
    async sign(image, signer, signed = image) {
      const { tag: name, ...content } = await signer.signature(signed, image);
      await push(image.repository, content, name);
    },
    stop,
  };
}
