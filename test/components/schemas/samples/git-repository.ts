import type { Samples } from "./samples";

export const gitRepository: Samples = {
  values: {
    ignore: "*.md\n",
    include: [{ fromPath: "deploy", repository: { name: "other" }, toPath: "other" }],
    interval: "1m0s",
    provider: "generic",
    proxySecretRef: { name: "proxy" },
    recurseSubmodules: true,
    ref: { branch: "main", commit: "4f2a", name: "refs/pull/1/head", semver: ">=1.0.0", tag: "v1.0.0" },
    secretRef: { name: "credentials" },
    serviceAccountName: "puller",
    sparseCheckout: ["apps"],
    suspend: false,
    timeout: "20s",
    url: "https://github.com/acme/fleet",
    verify: { mode: "TagAndHEAD", secretRef: { name: "keys" } },
  },
  contexts: { serviceAccountName: { provider: "azure" } },
  broken: { "": [{ serviceAccountName: "puller" }, { serviceAccountName: "puller", provider: "github" }] },
};
