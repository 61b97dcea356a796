import type { Samples } from "./samples";

export const helmRepository: Samples = {
  values: {
    accessFrom: { namespaceSelectors: [{ matchLabels: { team: "apps" } }] },
    certSecretRef: { name: "tls" },
    insecure: false,
    interval: "10m",
    passCredentials: true,
    provider: "generic",
    secretRef: { name: "credentials" },
    suspend: false,
    timeout: "1m",
    type: "oci",
    url: "oci://registry.example.com/charts",
  },
};
