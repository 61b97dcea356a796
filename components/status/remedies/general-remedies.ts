import type { Remedy } from "./remedy";

/** What may be wrong with anything that Flux looks at; asked first, as these messages are the surest. */
export const firstRemedies: readonly Remedy[] = [
  {
    name: "cross-namespace reference",
    reason: /^AccessDenied$/,
    advise: () => "this Flux keeps tenants apart: refer to an object in the same namespace, or copy the source there",
  },
  {
    name: "feature gate disabled",
    reason: /^FeatureGateDisabled$/,
    advise: () =>
      "the controller's feature gate that the message names is off: set it in the controller's --feature-gates, or do without",
  },
  {
    name: "dependency missing",
    reason: /^DependencyNotReady$/,
    message: /dependency '([^']+)' not found/,
    advise: ({ object }, [, name = ""]) =>
      `there is no ${object.kind} ${name}: create it, or take it out of spec.dependsOn`,
  },
  {
    name: "dependency not ready",
    reason: /^DependencyNotReady$/,
    message: /dependency '([^']+)'/,
    advise: ({ object }, [, name = ""]) => `it waits for ${object.kind} ${name}: see what is said there`,
  },
  {
    name: "source missing",
    message:
      /^(?:could not get Source object: |failed to get source: )?(\w+)\.source\.toolkit\.fluxcd\.io "([^"]+)" not found/,
    advise: (_, [, kind = "", name = ""]) => `there is no ${kind} ${name}: create it, or correct the reference to it`,
  },
  {
    name: "artifact not ready",
    reason: /^ArtifactFailed$/,
    message: /Source (artifact not found|is not ready|not ready)/,
    advise: ({ source }) =>
      `${source === undefined ? "its source" : `${source.kind} ${source.metadata.namespace}/${source.metadata.name}`} has nothing to apply yet: see what is said there`,
  },
  {
    name: "source not ready",
    reason: /^SourceNotReady$/,
    advise: ({ source }) =>
      `${source === undefined ? "its chart" : `${source.kind} ${source.metadata.namespace}/${source.metadata.name}`} is not ready: see what is said there`,
  },
  {
    name: "Secret missing",
    message: /secret '([^'/]+\/[^']+)'.*secrets? "[^"]+" not found/i,
    advise: (_, [, name = ""]) => `create Secret ${name}, or correct the reference to it`,
  },
  {
    name: "kubeconfig missing",
    message: /KubeConfig secret '([^']+)' does not contain an? '([^']+)' key/i,
    advise: (_, [, name = "", key = ""]) =>
      `put the kubeconfig into Secret ${name} as ${key}, or say in spec.kubeConfig.secretRef.key where it is`,
  },
  {
    name: "TLS authority unknown",
    message: /x509: certificate signed by unknown authority/,
    advise: () =>
      "the server's certificate is by an authority that Flux does not know: put it as ca.crt into the Secret of spec.secretRef (of spec.certSecretRef where there is one)",
  },
  {
    name: "TLS certificate wrong",
    message: /x509: |tls: failed to verify/,
    advise: () =>
      "the server's certificate is not valid for this address or no longer valid: renew it, or correct the address",
  },
  {
    name: "name not resolved",
    message: /no such host|server misbehaving/,
    advise: () => "the host's name is not known to the cluster's DNS: correct the address, or look at CoreDNS",
  },
  {
    name: "no connection",
    message: /dial tcp|connection refused|connection reset|i\/o timeout|no route to host|network is unreachable/,
    advise: () =>
      "nothing answers at this address from within the cluster: check the address and port, NetworkPolicies, firewalls and the proxy",
  },
];

/** What is left to say when nothing else matches. */
export const lastRemedies: readonly Remedy[] = [
  {
    name: "authentication failed",
    reason: /^AuthenticationFailed$/,
    advise: () => "look at the Secret that spec.secretRef names: a key in it is missing or wrong",
  },
  {
    name: "timeout",
    message: /context deadline exceeded|Client\.Timeout/,
    advise: () =>
      "it took longer than spec.timeout: look at the server and the network; raise spec.timeout when it only needs longer",
  },
  {
    name: "webhook token missing",
    kinds: ["Receiver"],
    reason: /^TokenNotFound$/,
    advise: () => "create the Secret that spec.secretRef names, with the key token",
  },
  {
    name: "URL not valid",
    reason: /^(URLInvalid|InvalidURL)$/,
    advise: ({ object }) => `correct spec.url (${object.spec?.url ?? ""})`,
  },
];
