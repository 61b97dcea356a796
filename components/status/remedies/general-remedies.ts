import type { Remedy } from "./remedy";

/** The remedies for every kind; they are tried first, because these messages are the most certain. */
export const firstRemedies: readonly Remedy[] = [
  {
    name: "cross-namespace reference",
    reason: /^AccessDenied$/,
    advise: () => "this Flux isolates tenants: refer to an object in the same namespace, or copy the source there",
  },
  {
    name: "feature gate disabled",
    reason: /^FeatureGateDisabled$/,
    advise: () =>
      "the controller's feature gate that the message names is off: set it in the controller's --feature-gates, or do not use the feature",
  },
  {
    name: "dependency missing",
    reason: /^DependencyNotReady$/,
    message: /dependency '([^']+)' not found/,
    advise: ({ object }, [, name = ""]) =>
      `there is no ${object.kind} ${name}: create it, or remove it from spec.dependsOn`,
  },
  {
    name: "dependency not ready",
    reason: /^DependencyNotReady$/,
    message: /dependency '([^']+)'/,
    advise: ({ object }, [, name = ""]) => `it waits for ${object.kind} ${name}: see the entry of that object`,
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
      `${source === undefined ? "its source" : `${source.kind} ${source.metadata.namespace}/${source.metadata.name}`} has nothing to apply yet: see the entry of that object`,
  },
  {
    name: "source not ready",
    reason: /^SourceNotReady$/,
    advise: ({ source }) =>
      `${source === undefined ? "its chart" : `${source.kind} ${source.metadata.namespace}/${source.metadata.name}`} is not ready: see the entry of that object`,
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
      `add the kubeconfig to Secret ${name} as ${key}, or set spec.kubeConfig.secretRef.key to the key that holds it`,
  },
  {
    name: "TLS authority unknown",
    message: /x509: certificate signed by unknown authority/,
    advise: () =>
      "the server's certificate was signed by an authority that Flux does not know: add the authority's certificate as ca.crt to the Secret of spec.secretRef (of spec.certSecretRef where there is one)",
  },
  {
    name: "TLS certificate wrong",
    message: /x509: |tls: failed to verify/,
    advise: () =>
      "the server's certificate is not valid for this address, or is no longer valid: renew it, or correct the address",
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

/** The remedies that apply when no other one matches. */
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
      "it took longer than spec.timeout: look at the server and the network; raise spec.timeout when it only needs more time",
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
