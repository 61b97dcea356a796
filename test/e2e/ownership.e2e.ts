import assert from "node:assert/strict";

import type { KubernetesObject } from "../../lab/cluster";
import { watch } from "../../lab/cluster/watch";
import { createStack } from "../../lab/pulumi";
import { RESOURCES } from "./expected";
import { rootProgram } from "./programs";
import { applied, configOf, createWorld, end, fluxObject, hastyRuns, writes } from "./world";
import type { World } from "./world";

const FLUX_SYSTEM = "clusters/prod/flux-system";
const KUSTOMIZATION = `${FLUX_SYSTEM}/kustomization.yaml`;
const SYNC = `${FLUX_SYSTEM}/gotk-sync.yaml`;
const NAMESPACE = "/api/v1/namespaces/flux-system";
const WEBHOOKS = "/apis/networking.k8s.io/v1/namespaces/flux-system/networkpolicies/allow-webhooks";

/** What a person may have in the place of ours. */
function personal(annotation: string, resources = ["gotk-components.yaml", "./gotk-sync.yaml"]): string {
  return [
    "# Ours; ask the platform team.",
    "apiVersion: kustomize.config.k8s.io/v1beta1",
    "kind: Kustomization",
    "resources:",
    ...resources.map((name) => `    - ${name}`),
    "patches:",
    "  - target: { kind: Namespace }",
    `    patch: '[{ "op": "add", "path": "/metadata/annotations", "value": { "written-by": "${annotation}" } }]'`,
    "  - path: ./deployments.yaml",
    "    target: { kind: Deployment }",
    "",
  ].join("\n");
}

const DEPLOYMENTS = "- { op: add, path: /spec/template/spec/dnsPolicy, value: Default }\n";

/** The same, without one of Flux's network policies. */
function withoutWebhooks(text: string): string {
  return [
    text.trimEnd(),
    "  - target: { kind: NetworkPolicy, name: allow-webhooks }",
    "    patch: '{ $patch: delete, apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: { name: any } }'",
    "",
  ].join("\n");
}

/** The same, with a field of the cluster's own Kustomization. */
function withDecryption(annotation: string): string {
  return [
    personal(annotation).trimEnd(),
    "  - target: { kind: Kustomization }",
    `    patch: '[{ "op": "add", "path": "/spec/decryption", "value": { "provider": "sops" } }]'`,
    "",
  ].join("\n");
}

describe("what others write", () => {
  let world: World;

  before("an empty cluster, and a repository in which a person has written a kustomization.yaml", async () => {
    world = await createWorld({
      name: "ownership",
      config: { version: "v2.8.8", sync: { sourceInterval: "1s" } },
      createsByPost: true,
    });
    await world.repository.commit("Add ours", { [KUSTOMIZATION]: personal("nobody", ["more.yaml"]) });
  });
  after(() => end(world));

  /** What is refused before the first write; in `up` by the same code as in preview. */
  async function refused(expected: RegExp, ...more: readonly "up"[]): Promise<void> {
    const from = world.lab.gitHost.requests.length;
    for (const command of ["preview", ...more] as const) {
      const { stdout, stderr } = await world.stack[command]({ expectFailure: true });
      assert.match(stdout + stderr, expected, `${command}: ${stdout}${stderr}`);
    }
    assert.deepEqual(writes(world.lab, from), []);
  }

  async function appliedHead(): Promise<void> {
    await applied(world, String((await world.repository.log())[0]?.sha));
  }

  async function annotated(annotation: string): Promise<void> {
    await world.cluster.waitFor(NAMESPACE, ({ metadata }) => metadata.annotations?.["written-by"] === annotation);
  }

  it("must list Flux's own manifests, and is told what to add", async () => {
    await refused(
      /kustomization\.yaml: must list gotk-components\.yaml and gotk-sync\.yaml[\s\S]*resources:\s+- gotk-components\.yaml\s+- gotk-sync\.yaml/,
      "up",
    );
    await world.cluster.waitUntilGone(NAMESPACE);
  });

  it("is kept by the first up, and applied by Flux", async () => {
    const { repository, stack, cluster } = world;
    await repository.commit("List Flux's manifests", {
      [KUSTOMIZATION]: withoutWebhooks(personal("hand")),
      [`${FLUX_SYSTEM}/deployments.yaml`]: DEPLOYMENTS,
    });
    await stack.up();
    await appliedHead();
    // Created as Flux then applies them, so that no pod is started twice, or cannot start at first.
    const { items } = (await cluster.get("/apis/apps/v1/namespaces/flux-system/deployments")) as {
      items: { metadata: { generation: number }; spec: { template: { spec: { dnsPolicy: string } } } }[];
    };
    assert.deepEqual(
      items.map(({ metadata, spec }) => [metadata.generation, spec.template.spec.dnsPolicy]),
      Array(4).fill([1, "Default"]),
    );
    assert.equal(await repository.read(KUSTOMIZATION), withoutWebhooks(personal("hand")));
    await annotated("hand");
    await cluster.waitUntilGone(WEBHOOKS);
    assert.deepEqual((await stack.preview({ refresh: true })).changes, { same: RESOURCES.all - 1 });
  });

  it("decides which of Flux's objects there are, whoever is the first to create or delete them", async () => {
    const { repository, stack, cluster } = world;
    await applied(world, await repository.commit("Have it", { [KUSTOMIZATION]: personal("hand") }));
    const uidOf = async () => ((await cluster.get(WEBHOOKS)) as { metadata: { uid: string } }).metadata.uid;
    const uid = await uidOf();
    await stack.up();
    assert.equal(await uidOf(), uid);
    assert.deepEqual((await stack.preview()).changes, { same: RESOURCES.all });
    await applied(world, await repository.commit("Drop it", { [KUSTOMIZATION]: withoutWebhooks(personal("hand")) }));
    await cluster.waitUntilGone(WEBHOOKS);
    assert.deepEqual((await stack.up()).changes, { delete: 1, update: 1, same: RESOURCES.all - 2 });
    assert.deepEqual((await stack.preview({ refresh: true })).changes, { same: RESOURCES.all - 1 });
  });

  it("survives two upgrades and the edits between them", async () => {
    const { repository, stack } = world;
    for (const [index, version] of ["v2.9.4", "v2.8.8"].entries()) {
      const text = withoutWebhooks(personal(`edit ${String(index)}`));
      await repository.commit("Edit ours", { [KUSTOMIZATION]: text });
      stack.setConfig({ version, allowDowngrade: true });
      await stack.up();
      await appliedHead();
      assert.equal(await repository.read(KUSTOMIZATION), text);
      await annotated(`edit ${String(index)}`);
    }
  });

  it("keeps what it patches into the cluster's Kustomization at every moment, when the program adds a field and takes it away", async () => {
    const { repository, stack, cluster } = world;
    type Root = KubernetesObject & { readonly spec: { readonly decryption?: object; readonly timeout?: string } };
    await applied(world, await repository.commit("Decrypt", { [KUSTOMIZATION]: withDecryption("edit 1") }));
    await cluster.waitFor<Root>(fluxObject("kustomizations"), ({ spec }) => spec.decryption !== undefined);
    const seen: Root["spec"][] = [];
    const ended = new AbortController();
    const collection = "/apis/kustomize.toolkit.fluxcd.io/v1/namespaces/flux-system/kustomizations";
    const watcher = { seen: ({ spec }: Root) => void seen.push(spec), gone: () => undefined };
    const watching = watch<Root>(cluster.api, collection, watcher, ended.signal);
    try {
      for (const sync of [{ sourceInterval: "1s", timeout: "3m" }, { sourceInterval: "1s" }]) {
        stack.setConfig({ sync });
        await stack.up();
        await appliedHead();
      }
      await cluster.waitFor<Root>(fluxObject("kustomizations"), ({ spec }) => spec.timeout === undefined);
    } finally {
      ended.abort();
      await watching;
    }
    assert.ok(seen.some(({ timeout }) => timeout === "3m0s") && seen.at(-1)?.timeout === undefined);
    assert.deepEqual(
      seen.filter(({ decryption }) => decryption === undefined),
      [],
    );
  });

  it("holds together with the arguments that change Flux", async () => {
    const { repository, stack, cluster } = world;
    const personalText = await repository.read(KUSTOMIZATION);
    const podOf = async () => {
      const path = "/apis/apps/v1/namespaces/flux-system/deployments/source-controller";
      const { spec } = (await cluster.get(path)) as {
        spec: { template: { spec: { dnsPolicy: string; containers: { args: string[] }[] } } };
      };
      const { dnsPolicy, containers } = spec.template.spec;
      return { dnsPolicy, isChanged: containers[0]?.args.includes("--concurrent=7") };
    };
    for (const [args, isChanged] of [
      [["--concurrent=7"], true],
      [[], false],
    ] as const) {
      stack.setConfig({ controllers: { sourceController: { args: [...args] } } });
      await stack.up();
      await appliedHead();
      assert.deepEqual(await podOf(), { dnsPolicy: "Default", isChanged });
      assert.deepEqual((await stack.preview()).changes, { same: RESOURCES.all });
    }
    assert.equal(await repository.read(KUSTOMIZATION), personalText);
  });

  it("must list the files that some arguments add, and is not written where nobody would apply the changes", async () => {
    const { stack } = world;
    stack.setConfig({ storage: { size: "1Gi" } });
    await refused(/kustomization\.yaml: must list gotk-storage\.yaml, [\s\S]*resources:\s+- gotk-storage\.yaml/);
    stack.setConfig({
      storage: undefined,
      upgrades: "git",
      controllers: { sourceController: { args: ["--concurrent=7"] } },
    });
    await refused(
      /kustomization\.yaml: must not be written by hand together with arguments that customize Flux and `upgrades: "git"`, .* Move its content into `patches` and delete the file from Git, or remove these arguments and write what they change into its patches/,
    );
    stack.setConfig({ upgrades: undefined, controllers: undefined });
  });

  it("is not overwritten in a file of Flux's: the error names who changed it, and a refresh shows the difference", async () => {
    const { repository, stack } = world;
    const edited = String(await repository.read(SYNC)).replace("interval: 10m0s", "interval: 3m0s");
    const sha = await repository.commit("Look more often", { [SYNC]: edited });
    stack.setConfig({ sync: { sourceInterval: "1s", interval: "20m" } });
    const { stdout, stderr } = await stack.up({ expectFailure: true });
    assert.match(
      stdout + stderr,
      new RegExp(
        `gotk-sync\\.yaml of acme/ownership at main is not what Pulumi last wrote\\. The last commit to it is ${sha.slice(0, 12)} by Somebody: "Look more often"\\. Nothing was overwritten\\. Run \`pulumi preview --refresh --diff\``,
      ),
    );
    assert.equal(await repository.read(SYNC), edited);
    const preview = await stack.preview({ refresh: true, diff: true });
    assert.match(preview.stdout, /- +interval: 3m0s/);
    assert.match(preview.stdout, /\+ +interval: 20m0s/);
    await stack.up({ args: ["--refresh"] });
    await appliedHead();
    assert.match(String(await repository.read(SYNC)), /interval: 20m0s/);
  });

  it("belongs to the cluster that it is for: another path, branch or repository is refused", async () => {
    const { stack, lab, repository } = world;
    const valid = configOf(lab, "ownership");
    await repository.commit("Begin another branch", { "README.md": "other\n" }, "other");
    stack.setConfig({ path: "clusters/other" });
    await refused(
      /path: must stay where the cluster is: this cluster follows the path "clusters\/prod" of acme\/ownership at main, not "clusters\/other"\. To move it/,
    );
    stack.setConfig({ ...valid, github: { ...(valid["github"] as object), branch: "other" } });
    await refused(/follows the path "clusters\/prod" of acme\/ownership at main, not at other/);
    stack.setConfig(valid);
  });

  it("is refused to another cluster that was given a copy of it", async () => {
    const { lab, repository, cluster } = world;
    await repository.commit("Copy a cluster", {
      "clusters/copy/flux-system/gotk-sync.yaml": String(await repository.read(SYNC)),
    });
    const config = { ...configOf(lab, "ownership"), path: "clusters/copy" };
    const copy = await createStack(lab, {
      directory: await rootProgram(),
      stack: "copy",
      config,
      environment: { KUBECONFIG: cluster.kubeconfig },
      ...(await hastyRuns()),
    });
    const { stdout, stderr } = await copy.preview({ expectFailure: true });
    assert.match(
      stdout + stderr,
      /clusters\/copy\/flux-system\/gotk-sync\.yaml: follows the path "clusters\/prod" of acme\/ownership at main, not "clusters\/copy"\. It belongs to another cluster\./,
    );
  });

  it("moves with the cluster in two steps, in which Flux is not pruned", async () => {
    const { stack, repository, cluster } = world;
    const workload = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: workload\n  namespace: default\n";
    await applied(world, await repository.commit("Add a workload", { "clusters/prod/workload.yaml": workload }));
    const uids = async (): Promise<unknown[]> => {
      const deployments = (await cluster.get("/apis/apps/v1/namespaces/flux-system/deployments")) as {
        items: { metadata: { uid: string } }[];
      };
      const others = await Promise.all(
        [NAMESPACE, fluxObject("kustomizations"), "/api/v1/namespaces/default/configmaps/workload"].map((path) =>
          cluster.get(path),
        ),
      );
      return [...deployments.items, ...(others as { metadata: { uid: string } }[])].map(({ metadata }) => metadata.uid);
    };
    const before = await uids();
    await repository.commit("Copy the workload", { "clusters/moved/workload.yaml": workload });
    stack.setConfig({ path: "clusters/moved", allowMove: true });
    await stack.up();
    await appliedHead();
    stack.setConfig({ allowMove: false });
    assert.deepEqual((await stack.up()).changes, { same: RESOURCES.all });
    await applied(world, await repository.commit("Remove the old directory", { "clusters/prod/workload.yaml": null }));
    assert.deepEqual(await uids(), before);
    const followed = (await cluster.get(fluxObject("kustomizations"))) as { spec: { path: string } };
    assert.equal(followed.spec.path, "./clusters/moved");
    const files = (await repository.files()).filter((file) => file.startsWith("clusters/prod/"));
    assert.deepEqual(files, [`${FLUX_SYSTEM}/deployments.yaml`, KUSTOMIZATION], "only what the person wrote stays");
  });
});
