import type { Samples } from "./samples";

const OIDC = [{ issuerURL: "https://issuer.example.com", validations: [{ expression: "true", message: "no" }] }];

export const receiver: Samples = {
  values: {
    events: ["push"],
    interval: "15m",
    oidcProviders: [
      {
        audience: "flux",
        issuerURL: "https://issuer.example.com",
        validations: [{ expression: "claims.sub == 'acme'", message: "not ours" }],
        variables: [{ expression: "claims.sub", name: "subject" }],
      },
    ],
    resourceFilter: "res.metadata.name == 'fleet'",
    resources: [
      {
        apiVersion: "source.toolkit.fluxcd.io/v1",
        filter: "true",
        kind: "GitRepository",
        matchLabels: { team: "apps" },
        name: "fleet",
        namespace: "flux-system",
      },
    ],
    secretRef: { name: "token" },
    suspend: true,
    type: "github",
  },
  contexts: {
    "": { secretRef: { name: "token" } },
    oidcProviders: { type: "generic-oidc", secretRef: undefined },
  },
  broken: {
    "": [
      { type: "generic-oidc", secretRef: undefined },
      { oidcProviders: OIDC },
      { type: "generic-oidc", oidcProviders: OIDC },
      { secretRef: undefined },
    ],
  },
};
