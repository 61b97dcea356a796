import assert from "node:assert/strict";

import { isTrue } from "../../lab/cluster";
import type { KubernetesObject } from "../../lab/cluster";
import { assertHandedOver } from "./handed-over";
import { applied, createWorld, end } from "./world";
import type { World } from "./world";

const DEPLOYMENTS = "/apis/apps/v1/namespaces/flux-system/deployments";
const PASSWORD = "correct-horse-battery-staple";
const COMPONENTS = [
  "helm-controller",
  "image-automation-controller",
  "image-reflector-controller",
  "kustomize-controller",
  "notification-controller",
  "source-controller",
  "source-watcher",
];
const SHARDS = ["helm-controller-shard1", "kustomize-controller-shard1", "source-controller-shard1"];

const CUSTOMIZATION = {
  componentsExtra: ["image-reflector-controller", "image-automation-controller", "source-watcher"],
  imagePullSecret: "registry",
  registryCredentials: { username: "robot" },
  controllers: {
    all: {
      size: "small",
      podLabels: { "example.com/tier": "delivery" },
      podAnnotations: { "example.com/team": "platform" },
      tolerations: [{ key: "dedicated", operator: "Exists" }],
    },
    kustomizeController: {
      concurrent: 7,
      env: [{ name: "GODEBUG", value: "madvdontneed=1" }],
      args: ["--requeue-dependency=5s"],
    },
    sourceController: {
      workloadIdentity: { awsRoleArn: "arn:aws:iam::111122223333:role/flux" },
      nodeSelector: { "kubernetes.io/arch": "amd64" },
    },
  },
  storage: { size: "1Gi" },
  sync: { sourceInterval: "1s" },
  sharding: { shards: ["shard1"] },
  multitenancy: {},
  proxy: { httpsProxy: "http://proxy.example.com:3128" },
  patches: [
    {
      patch: "- {op: add, path: /metadata/annotations, value: {example.com/patched: 'yes'}}",
      target: { kind: "Deployment", name: "helm-controller" },
    },
  ],
};

interface Deployment extends KubernetesObject {
  readonly metadata: KubernetesObject["metadata"] & { readonly generation: number };
  readonly spec: {
    readonly template: {
      readonly metadata: Pick<KubernetesObject["metadata"], "labels" | "annotations">;
      readonly spec: {
        readonly containers: readonly {
          readonly env: readonly { readonly name: string }[];
          readonly resources: { readonly limits: { readonly memory: string } };
        }[];
      };
    };
  };
}

describe("customization", () => {
  let world: World;

  before("an empty cluster and a repository", async () => {
    world = await createWorld({ name: "customization", config: CUSTOMIZATION });
    await world.stack.setSecret("registryCredentials.password", PASSWORD);
  });
  after(() => end(world));

  async function deployments(): Promise<Deployment[]> {
    return ((await world.cluster.get(DEPLOYMENTS)) as { items: Deployment[] }).items;
  }

  it("shows in preview what will be created", async () => {
    const { stdout } = await world.stack.preview({ diff: true });
    for (const text of [
      "--concurrent=7",
      "madvdontneed=1",
      "claimName",
      "source-controller-shard1",
      "eks.amazonaws.com/role-arn",
    ]) {
      assert.ok(stdout.includes(text), text);
    }
    assert.ok(!stdout.includes(PASSWORD));
  });

  it("installs all seven components and their shards, and Flux reports Ready", async () => {
    const { stack, cluster, repository } = world;
    await stack.up();
    await applied(world, String((await repository.log())[0]?.sha));
    for (const name of [...COMPONENTS, ...SHARDS])
      await cluster.waitFor(`${DEPLOYMENTS}/${name}`, (object) => isTrue(object, "Available"));
    assert.deepEqual(
      cluster.flux
        .running()
        .map(({ pod }) => pod.app)
        .sort(),
      [...COMPONENTS, ...SHARDS].sort(),
    );
  });

  it("restarts nothing when Flux takes over", async () => {
    const all = await deployments();
    for (const { metadata } of all) {
      assert.equal(
        metadata.labels?.["kustomize.toolkit.fluxcd.io/name"],
        "flux-system",
        `${metadata.name}: not yet applied by Flux`,
      );
      assert.equal(metadata.generation, 1, `${metadata.name}: changed since Pulumi created it`);
    }
    assert.equal(all.length, COMPONENTS.length + SHARDS.length);
    const { items } = (await world.cluster.get("/api/v1/namespaces/flux-system/pods")) as { items: KubernetesObject[] };
    assert.equal(items.length, all.length);
    assert.ok(!/"restartCount":[1-9]/.test(JSON.stringify(items)));
  });

  it("leaves every object to Flux alone", () => assertHandedOver(world.cluster));

  it("runs the controllers as told", async () => {
    const args = (app: string) => world.cluster.flux.running().find(({ pod }) => pod.app === app)?.pod.args ?? [];
    for (const flag of [
      "--concurrent=7",
      "--requeue-dependency=5s",
      "--no-remote-bases=true",
      "--default-service-account=default",
      "--watch-label-selector=!sharding.fluxcd.io/key",
    ]) {
      assert.ok(args("kustomize-controller").includes(flag), flag);
    }
    assert.ok(args("kustomize-controller-shard1").includes("--watch-label-selector=sharding.fluxcd.io/key=shard1"));
    const claims = (await world.cluster.get("/api/v1/namespaces/flux-system/persistentvolumeclaims")) as {
      items: KubernetesObject[];
    };
    assert.deepEqual(claims.items.map(({ metadata, status }) => [metadata.name, status?.["phase"]]).sort(), [
      ["source-controller", "Bound"],
      ["source-controller-shard1", "Bound"],
    ]);
  });

  it("serves a shard's objects by the shard, and those without its label by the usual controllers", async () => {
    const { cluster, lab, repository } = world;
    await repository.commit("Add a workload", {
      "apps/shard/config.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: sharded\n  namespace: default\n",
    });
    const source = { apiVersion: "source.toolkit.fluxcd.io/v1", kind: "GitRepository" };
    const labels = { "sharding.fluxcd.io/key": "shard1" };
    await cluster.apply({
      ...source,
      metadata: { name: "sharded", namespace: "flux-system", labels },
      spec: {
        url: `ssh://git@${lab.gitHost.sshHostname}/acme/customization`,
        ref: { branch: "main" },
        interval: "1m",
        secretRef: { name: "flux-system" },
      },
    });
    await cluster.apply({
      apiVersion: "kustomize.toolkit.fluxcd.io/v1",
      kind: "Kustomization",
      metadata: { name: "sharded", namespace: "flux-system", labels },
      spec: {
        path: "./apps/shard",
        prune: true,
        interval: "1m",
        sourceRef: { kind: "GitRepository", name: "sharded" },
        serviceAccountName: "kustomize-controller",
      },
    });
    await cluster.waitFor("/apis/kustomize.toolkit.fluxcd.io/v1/namespaces/flux-system/kustomizations/sharded", isTrue);
    const { status } = await cluster.waitFor(
      "/apis/source.toolkit.fluxcd.io/v1/namespaces/flux-system/gitrepositories/sharded",
      isTrue,
    );
    assert.match(JSON.stringify(status), /http:\/\/source-controller-shard1\.flux-system\.svc\.cluster\.local\./);
  });

  it("applies what source-watcher makes of a repository", async () => {
    const { cluster, repository } = world;
    const content = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: watched\n  namespace: default\n";
    await repository.commit("Add what is watched", { "apps/watched/config.yaml": content });
    const namespace = "flux-system";
    await cluster.apply({
      apiVersion: "source.extensions.fluxcd.io/v1beta1",
      kind: "ArtifactGenerator",
      metadata: { name: "watched", namespace },
      spec: {
        sources: [{ alias: "fleet", kind: "GitRepository", name: "flux-system" }],
        artifacts: [{ name: "watched", copy: [{ from: "@fleet/apps/watched/**", to: "@artifact/" }] }],
      },
    });
    await cluster.apply({
      apiVersion: "kustomize.toolkit.fluxcd.io/v1",
      kind: "Kustomization",
      metadata: { name: "watched", namespace },
      spec: {
        path: "./",
        prune: true,
        interval: "1m",
        retryInterval: "2s",
        sourceRef: { kind: "ExternalArtifact", name: "watched" },
        serviceAccountName: "kustomize-controller",
      },
    });
    await cluster.waitFor("/api/v1/namespaces/default/configmaps/watched", () => true);
    await cluster.waitFor("/apis/kustomize.toolkit.fluxcd.io/v1/namespaces/flux-system/kustomizations/watched", isTrue);
  });

  it("keeps the registry's password out of Git and out of the state's clear text", async () => {
    const { stack, cluster, repository } = world;
    const secret = (await cluster.get("/api/v1/namespaces/flux-system/secrets/registry")) as {
      type: string;
      data: Record<string, string>;
    };
    assert.equal(secret.type, "kubernetes.io/dockerconfigjson");
    const config = JSON.parse(Buffer.from(String(secret.data[".dockerconfigjson"]), "base64").toString()) as {
      auths: Record<string, { password: string }>;
    };
    assert.equal(config.auths["ghcr.io/fluxcd"]?.password, PASSWORD);
    const state = JSON.stringify(await stack.export());
    for (const text of [
      PASSWORD,
      Buffer.from(`robot:${PASSWORD}`).toString("base64"),
      String(secret.data[".dockerconfigjson"]),
    ]) {
      assert.ok(!state.includes(text));
      for (const file of await repository.files()) assert.ok(!String(await repository.read(file)).includes(text), file);
    }
  });

  it("has nothing to change after a refresh", async () => {
    const { changes } = await world.stack.preview({ refresh: true });
    assert.deepEqual(Object.keys(changes), ["same"]);
  });

  it("changes a customization by one commit, which Flux applies", async () => {
    const { stack, cluster, repository } = world;
    const before = (await repository.log()).length;
    stack.setConfig({
      controllers: { ...CUSTOMIZATION.controllers, all: { ...CUSTOMIZATION.controllers.all, size: "medium" } },
    });
    await stack.up();
    const log = await repository.log();
    assert.deepEqual(
      log.slice(0, log.length - before).map(({ message }) => message),
      ["Flux v2.9.4 for clusters/prod/flux-system"],
    );
    for (const name of [...COMPONENTS, ...SHARDS]) {
      await cluster.waitFor<Deployment>(
        `${DEPLOYMENTS}/${name}`,
        ({ spec }) => spec.template.spec.containers[0]?.resources.limits.memory === "1Gi",
      );
    }
  });

  it("takes away what a customization no longer says", async () => {
    const { stack, cluster } = world;
    const { podLabels, podAnnotations, ...all } = CUSTOMIZATION.controllers.all;
    const { env, ...kustomizeController } = CUSTOMIZATION.controllers.kustomizeController;
    const [variable] = env;
    const said = ({ spec: { template } }: Deployment) => [
      ...Object.keys(template.metadata.labels ?? {}).filter((key) => key in podLabels),
      ...Object.keys(template.metadata.annotations ?? {}).filter((key) => key in podAnnotations),
      ...template.spec.containers.flatMap((container) => container.env.filter(({ name }) => name === variable?.name)),
    ];
    assert.equal((await deployments()).flatMap(said).length, 2 * (COMPONENTS.length + SHARDS.length) + 2);
    stack.setConfig({ controllers: { ...CUSTOMIZATION.controllers, all, kustomizeController } });
    await stack.up();
    for (const name of [...COMPONENTS, ...SHARDS])
      await cluster.waitFor<Deployment>(`${DEPLOYMENTS}/${name}`, (object) => said(object).length === 0);
    assert.deepEqual(Object.keys((await stack.preview({ refresh: true })).changes), ["same"]);
  });

  it("takes everything away in a destroy", async () => {
    const { stack, cluster } = world;
    for (const path of [
      "kustomize.toolkit.fluxcd.io/v1/namespaces/flux-system/kustomizations/sharded",
      "kustomize.toolkit.fluxcd.io/v1/namespaces/flux-system/kustomizations/watched",
      "source.extensions.fluxcd.io/v1beta1/namespaces/flux-system/artifactgenerators/watched",
      "source.toolkit.fluxcd.io/v1/namespaces/flux-system/gitrepositories/sharded",
    ]) {
      await cluster.delete(`/apis/${path}`);
      await cluster.waitUntilGone(`/apis/${path}`);
    }
    await stack.destroy();
    await cluster.waitUntilGone("/api/v1/namespaces/flux-system");
  });
});
