import { isTrue, type KubernetesObject } from "../../lab/cluster";
import { generateKeyPair } from "../../lab/git-host";
import type { World } from "./world";

const NAMESPACE = "flux-system";

/** The manifests of what is to go well and what is not. */
export const FILES: Readonly<Record<string, string>> = {
  "apps/healthy/map.yaml": configMap("healthy"),
  "apps/build/kustomization.yaml": "resources: [missing.yaml]\n",
  "apps/refused/map.yaml": configMap("Not_A_Name"),
  "apps/unhealthy/deployment.yaml": [
    "apiVersion: apps/v1",
    "kind: Deployment",
    "metadata: { name: stuck, namespace: default }",
    "spec:",
    "  progressDeadlineSeconds: 1", // so that the health check fails at once, not after the 30 seconds that it waits at least
    "  selector: { matchLabels: { app: stuck } }",
    "  template:",
    "    metadata: { labels: { app: stuck } }",
    "    spec: { nodeSelector: { no: node }, containers: [{ name: app, image: app }] }",
    "",
  ].join("\n"),
};

/** What makes them good, in one commit. */
export const REPAIRS: Readonly<Record<string, string>> = {
  "apps/path/map.yaml": configMap("path"),
  "apps/build/missing.yaml": configMap("build"),
  "apps/refused/map.yaml": configMap("refused"),
  "apps/unhealthy/deployment.yaml": configMap("unhealthy"),
};

/** The objects, and what repairs those that are not in Git. */
export interface StatusObjects {
  readonly objects: readonly KubernetesObject[];
  /** What nobody may ever see. */
  readonly secrets: readonly string[];
  /** Makes the Git host take the key, the Secret know the Git host, and what is missing. */
  repair(): Promise<void>;
}

/** Sources and Kustomizations of which most are wrong, each in its own way. */
export async function statusObjects({ repository, lab: { gitHost }, cluster }: World): Promise<StatusObjects> {
  const [good, unknown] = [await generateKeyPair(), await generateKeyPair()];
  repository.addDeployKey(good.publicKey);
  const knownHosts = gitHost.knownHosts;
  const wrongHosts = knownHosts
    .split("\n")
    .filter((line) => line.includes("ssh-ed25519"))
    .map((line) => line.replace(/ssh-ed25519 .*/, unknown.publicKey))
    .join("\n");
  const missing = gitRepository("missing");
  const objects = [
    secret("good", good, knownHosts),
    secret("credentials", unknown, knownHosts),
    secret("host", good, wrongHosts),
    gitRepository("good"),
    gitRepository("credentials", { secretRef: { name: "credentials" } }),
    gitRepository("host", { secretRef: { name: "host" } }),
    gitRepository("branch", { ref: { branch: "nowhere" } }),
    gitRepository("suspended", { ref: { branch: "never" }, suspend: true }),
    ...["healthy", "path", "build", "refused"].map((name) => kustomization(name)),
    kustomization("unhealthy", { wait: true }),
    kustomization("dependent", { path: "./apps/healthy", dependsOn: [{ name: "refused" }] }),
    kustomization("orphan", { path: "./apps/healthy", sourceRef: { kind: "GitRepository", name: "missing" } }),
  ];

  function gitRepository(name: string, spec: object = {}): KubernetesObject {
    const usual = {
      interval: "1s",
      timeout: "20s",
      url: repository.sshUrl,
      ref: { branch: "main" },
      secretRef: { name: "good" },
    };
    return {
      apiVersion: "source.toolkit.fluxcd.io/v1",
      kind: "GitRepository",
      metadata: { name, namespace: NAMESPACE },
      spec: { ...usual, ...spec },
    };
  }

  async function repair(): Promise<void> {
    repository.addDeployKey(unknown.publicKey);
    await repository.commit("Branch off", { "README.md": "here\n" }, "nowhere");
    await cluster.apply(secret("host", good, knownHosts));
    await cluster.apply(missing);
    for (const name of ["credentials", "host", "branch"])
      await reconcile("source.toolkit.fluxcd.io", "gitrepositories", name);
    await cluster.waitFor(
      `/apis/kustomize.toolkit.fluxcd.io/v1/namespaces/${NAMESPACE}/kustomizations/refused`,
      isTrue,
    );
    await reconcile("kustomize.toolkit.fluxcd.io", "kustomizations", "dependent");
  }

  /** What `flux reconcile` does: these would wait long otherwise. */
  async function reconcile(group: string, resource: string, name: string): Promise<void> {
    const annotations = { "reconcile.fluxcd.io/requestedAt": new Date().toISOString() };
    await cluster.patch(`/apis/${group}/v1/namespaces/${NAMESPACE}/${resource}/${name}`, { metadata: { annotations } });
  }

  return { objects, secrets: [good.privateKey, unknown.privateKey], repair };
}

function secret(
  name: string,
  { privateKey, publicKey }: { readonly privateKey: string; readonly publicKey: string },
  knownHosts: string,
): KubernetesObject {
  const stringData = { identity: privateKey, "identity.pub": publicKey, known_hosts: knownHosts };
  return { apiVersion: "v1", kind: "Secret", metadata: { name, namespace: NAMESPACE }, stringData };
}

function kustomization(name: string, spec: object = {}): KubernetesObject {
  const usual = {
    interval: "1m",
    retryInterval: "2s",
    timeout: "30s",
    prune: true,
    path: `./apps/${name}`,
    sourceRef: { kind: "GitRepository", name: "good" },
  };
  return {
    apiVersion: "kustomize.toolkit.fluxcd.io/v1",
    kind: "Kustomization",
    metadata: { name, namespace: NAMESPACE },
    spec: { ...usual, ...spec },
  };
}

function configMap(name: string): string {
  return `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n  namespace: default\n`;
}
