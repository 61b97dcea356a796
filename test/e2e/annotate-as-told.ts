import type { Cluster } from "../../lab/cluster";
import { fluxObject } from "./world";

/** The collections of what an error tells to annotate. */
const COLLECTIONS: Readonly<Record<string, string>> = {
  secrets: "/api/v1/namespaces/flux-system/secrets",
  providers: "/apis/notification.toolkit.fluxcd.io/v1beta3/namespaces/flux-system/providers",
};

/** Does what `kubectl annotate` would, as an error says. */
export async function annotateAsTold(cluster: Cluster, error: string): Promise<void> {
  const [, resource = "", name = "", key = "", value = ""] =
    /kubectl annotate --overwrite -n flux-system ([a-z]+)\S* (\S+) '([^=]+)=([^']+)'/.exec(error) ?? [];
  await cluster.patch(`${String(COLLECTIONS[resource])}/${name}`, { metadata: { annotations: { [key]: value } } });
  const [, root, mark = ""] = / && kubectl annotate -n flux-system kustomizations\S* (\S+) (\S+)-`/.exec(error) ?? [];
  if (root === undefined) return;
  const path = fluxObject("kustomizations", "flux-system", root);
  await cluster.patch(path, { metadata: { annotations: { [mark]: null } } });
}
