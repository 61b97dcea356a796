import type { Samples } from "./samples";

export const ociRepository: Samples = {
  values: {
    certSecretRef: { name: "tls" },
    ignore: "*.md\n",
    insecure: false,
    interval: "1h",
    layerSelector: { mediaType: "application/vnd.example.layer", operation: "copy" },
    provider: "gcp",
    proxySecretRef: { name: "proxy" },
    ref: { digest: "sha256:0f", semver: ">=1.0.0", semverFilter: ".*-rc.*", tag: "latest" },
    secretRef: { name: "credentials" },
    serviceAccountName: "puller",
    suspend: true,
    timeout: "1.5m",
    url: "oci://registry.example.com/acme/fleet",
    verify: {
      matchOIDCIdentity: [{ issuer: "^https://issuer$", subject: "^acme$" }],
      provider: "notation",
      secretRef: { name: "keys" },
      trustedRootSecretRef: { name: "roots" },
    },
  },
};
