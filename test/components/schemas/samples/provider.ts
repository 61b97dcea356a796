import type { Samples } from "./samples";

export const provider: Samples = {
  values: {
    address: "https://chat.example.com/hook",
    certSecretRef: { name: "tls" },
    channel: "deployments",
    commitStatusExpr: "event.metadata.app",
    interval: "10m",
    proxy: "http://proxy.example.com:3128",
    proxySecretRef: { name: "proxy" },
    secretRef: { name: "credentials" },
    serviceAccountName: "notifier",
    suspend: true,
    timeout: "15s",
    type: "slack",
    username: "flux",
  },
  contexts: { commitStatusExpr: { type: "github" } },
  broken: { "": [{ commitStatusExpr: "event.metadata.app" }] },
};
