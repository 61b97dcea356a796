import type { Samples } from "./samples";
import { HEALTH, IMAGE, TARGET } from "./target";

export const kustomization: Samples = {
  values: {
    buildMetadata: ["originAnnotations"],
    commonMetadata: { annotations: { team: "apps" }, labels: { team: "apps" } },
    components: ["../components/ingress"],
    decryption: { provider: "sops", secretRef: { name: "age" }, serviceAccountName: "decrypter" },
    deletionPolicy: "Orphan",
    dependsOn: [{ name: "infrastructure", namespace: "flux-system", readyExpr: "true" }],
    force: true,
    healthCheckExprs: [HEALTH],
    healthChecks: [{ apiVersion: "apps/v1", kind: "Deployment", name: "web", namespace: "apps" }],
    ignore: [{ paths: ["/spec/replicas"], target: TARGET }],
    ignoreMissingComponents: true,
    images: [IMAGE],
    interval: "10m0s",
    kubeConfig: { configMapRef: { name: "workload" }, secretRef: { key: "value.yaml", name: "kubeconfig" } },
    namePrefix: "prod-",
    nameSuffix: "-v2",
    patches: [{ patch: "- op: test\n", target: TARGET }],
    path: "./clusters/prod",
    postBuild: {
      substitute: { region: "eu" },
      substituteFrom: [{ kind: "Secret", name: "variables", optional: true }],
      substituteStrategy: "Always",
    },
    prune: true,
    retryInterval: "1m",
    serviceAccountName: "deployer",
    sourceRef: {
      apiVersion: "source.toolkit.fluxcd.io/v1",
      kind: "GitRepository",
      name: "fleet",
      namespace: "flux-system",
    },
    suspend: false,
    targetNamespace: "apps",
    timeout: "3m",
    wait: true,
  },
  contexts: {
    kubeConfig: { kubeConfig: { secretRef: { name: "kubeconfig" } } },
    "kubeConfig.configMapRef": { kubeConfig: { secretRef: undefined } },
  },
  broken: {
    kubeConfig: [{ kubeConfig: {} }, { kubeConfig: { configMapRef: { name: "a" }, secretRef: { name: "b" } } }],
  },
};
