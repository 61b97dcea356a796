import { INSTALL_DEFAULTS } from "./install/flags";

/**
 * Every default, in one place. Where `flux bootstrap` has a default, it is the same.
 *
 * @see https://github.com/fluxcd/flux2/blob/v2.9.4/pkg/manifestgen/install/options.go
 * @see https://github.com/fluxcd/flux2/blob/v2.9.4/pkg/manifestgen/sync/options.go
 */
export const defaults = {
  ...INSTALL_DEFAULTS,
  storage: { accessMode: "ReadWriteOnce" },
  sharding: { key: "sharding.fluxcd.io/key" },
  multitenancy: { noCrossNamespaceRefs: true, noRemoteBases: true, defaultServiceAccount: "default" },
  timeout: "5m0s",
  allowDowngrade: false,
  upgrades: "program",
  allowMove: false,
  adopt: false,
  allowOverwrite: false,
  onDestroy: { flux: "delete", workloads: "keep" },
  branch: "main",
  gitHubUrl: "https://github.com",
  repositoryVisibility: "private",
  deployKey: { algorithm: "ed25519", rsaBits: 2048, readOnly: true },
  token: { username: "git", allowWriteToken: false },
  existingSecret: { transport: "ssh", provider: "generic" },
  commit: { mode: "push", messagePrefix: "", messageAppendix: "" },
  notifications: { eventSeverity: "info", insecureSsl: false },
  sync: {
    name: "flux-system",
    sourceInterval: "1m0s",
    interval: "10m0s",
    prune: true,
  },
} as const;
