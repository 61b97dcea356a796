import { stringify } from "yaml";
import type { ApiAccess } from "./api-client";

/** A kubeconfig for one cluster and one user, who is known by a token. */
export function kubeconfig(name: string, { url, ca, token }: ApiAccess): string {
  const cluster = {
    server: url,
    "certificate-authority-data": Buffer.from(ca).toString("base64"),
    // On one machine compression only costs: a tenth of the API server's work, for its OpenAPI document.
    "disable-compression": true,
  };
  return stringify({
    apiVersion: "v1",
    kind: "Config",
    clusters: [{ name, cluster }],
    users: [{ name, user: { token } }],
    contexts: [{ name, context: { cluster: name, user: name } }],
    "current-context": name,
  });
}
