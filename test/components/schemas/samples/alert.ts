import type { Samples } from "./samples";

export const alert: Samples = {
  values: {
    eventMetadata: { cluster: "prod" },
    eventSeverity: "error",
    eventSources: [
      {
        apiVersion: "kustomize.toolkit.fluxcd.io/v1",
        kind: "Kustomization",
        matchLabels: { team: "apps" },
        name: "*",
        namespace: "apps",
      },
    ],
    exclusionList: [".*not found.*"],
    inclusionList: [".*failed.*"],
    providerRef: { name: "chat" },
    summary: "production",
    suspend: false,
  },
};
