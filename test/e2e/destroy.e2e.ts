import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";

import { isTrue } from "../../lab/cluster";
import type { PulumiRun } from "../../lab/pulumi";
import { runInProcess } from "../components/cli/run-in-process";
import { RESOURCES } from "./expected";
import { applied, createWorld, end, fluxObject } from "./world";
import type { World } from "./world";

const APPS = `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: apps
  namespace: flux-system
spec:
  interval: 10m
  path: ./apps
  prune: true
  sourceRef:
    kind: GitRepository
    name: flux-system
`;

const DEFINITION = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions/kustomizations.kustomize.toolkit.fluxcd.io";

describe("destroy", () => {
  let world: World;

  before("a cluster that has gone for a while", async () => {
    world = await createWorld({
      name: "destroy",
      createsByPost: true,
      config: { sync: { sourceInterval: "1s" } },
    });
  });
  after(() => end(world));

  it("begins with an error that names the cluster that cannot be reached, and the next up finishes the work", async () => {
    const { stack, lab, repository } = world;
    const kubeconfig = world.cluster.kubeconfigText.replace(/https:\/\/127\.0\.0\.1:\d+/, "https://127.0.0.1:9");
    const { stdout, stderr } = await stack.up({
      expectFailure: true,
      environment: { KUBECONFIG: await writeKubeconfig(lab.directory, kubeconfig) },
    });
    assert.match(stdout + stderr, /cluster is unreachable|127\.0\.0\.1:9/);
    assert.deepEqual(
      (await repository.log()).map(({ message }) => message),
      ["Initial commit"],
    );
    await stack.up();
    await applied(world, String((await repository.log())[0]?.sha));
  });

  it("applies a workload, and what people let Flux apply by a Kustomization of their own", async () => {
    const { repository, cluster } = world;
    const files = {
      "clusters/prod/workload.yaml": configMap("workload"),
      "clusters/prod/apps.yaml": APPS,
      "apps/app.yaml": configMap("app"),
    };
    await applied(world, await repository.commit("Add workloads", files));
    await cluster.waitFor(fluxObject("kustomizations", "flux-system", "apps"), isTrue);
  });

  it("refuses to replace everything when only the address of the API server is another one", async () => {
    const { stack, cluster } = world;
    const former = { "kubernetes:kubeconfig": cluster.kubeconfigText };
    const other = {
      "kubernetes:kubeconfig": cluster.kubeconfigText.replace(cluster.url, `${cluster.url}/`),
    };
    stack.setConfig(former);
    await stack.up();
    stack.setConfig(other);
    const { stdout, stderr } = await stack.preview({ expectFailure: true });
    assert.match(stdout + stderr, /This is the cluster that the state has, .* set its `clusterIdentifier`/);
    stack.setConfig({ ...former, "kubernetes:clusterIdentifier": "prod" });
    await stack.up();
    stack.setConfig(other);
    assert.deepEqual((await stack.up()).changes, { same: RESOURCES.all });
  });

  it("is followed, when it is killed, by a refresh that bootstraps the cluster again, as the next up says", async () => {
    const { stack, repository, cluster } = world;
    const run = stack.spawn("destroy", { asUsers: true });
    await cluster.waitFor(
      fluxObject("kustomizations", "flux-system", "apps"),
      ({ metadata }) => metadata.deletionTimestamp !== undefined,
    );
    await run.kill();
    await stack.cancel();
    assert.deepEqual(await clearFinalizers(), ["Kustomization flux-system/apps"]);
    // It was the last object of its kind, whose definition the destroy has deleted: a refresh must not find it any more.
    await cluster.waitUntilGone(DEFINITION);
    await assertWorkloads();
    const { stdout, stderr } = await stack.preview({ expectFailure: true });
    assert.match(stdout + stderr, /The state has objects that the cluster does not have: .* Run `pulumi up --refresh`/);
    await stack.up({ args: ["--refresh"] });
    await applied(world, String((await repository.log())[0]?.sha));
    await cluster.waitFor(fluxObject("kustomizations", "flux-system", "apps"), isTrue);
  });

  it("leaves the finalizers to controllers that run", async () => {
    const { stdout } = await runInProcess("clear-finalizers", "--kubeconfig", world.cluster.kubeconfig);
    assert.match(stdout, /^- Kustomization flux-system\/apps is left to kustomize-controller, which runs$/m);
    assert.match(stdout, /^Cleared: 0 of 3\. Run `pulumi destroy`: Flux clears them itself\.$/m);
    await world.cluster.waitFor(
      fluxObject("kustomizations", "flux-system", "apps"),
      ({ metadata }) => metadata.finalizers?.length === 1,
    );
  });

  it("takes Flux, its files and its key away where Flux is scaled to zero, and leaves what Flux had applied", async () => {
    const { stack, cluster } = world;
    const deployments = "/apis/apps/v1/namespaces/flux-system/deployments";
    const { items } = (await cluster.get(deployments)) as { items: { metadata: { name: string } }[] };
    for (const { metadata } of items) await cluster.patch(`${deployments}/${metadata.name}`, { spec: { replicas: 0 } });
    for (const { metadata } of items)
      await cluster.waitFor(
        `${deployments}/${metadata.name}`,
        ({ status }) => status?.["availableReplicas"] === undefined,
      );
    const run = stack.spawn("destroy");
    await cluster.waitFor(fluxObject("kustomizations"), ({ metadata }) => metadata.deletionTimestamp !== undefined);
    assert.deepEqual(await clearFinalizers(), [
      "GitRepository flux-system/flux-system",
      "Kustomization flux-system/apps",
      "Kustomization flux-system/flux-system",
    ]);
    await succeeds(run);
    await assertGone();
    await assertWorkloads();
  });

  it("does nothing when it is run twice", async () => {
    assert.deepEqual((await world.stack.destroy()).steps, []);
    assert.deepEqual(await clearFinalizers(), []);
  });

  it("keeps Flux, its files and its key where the program says so", async () => {
    const { stack, repository } = world;
    stack.setConfig({ onDestroy: { flux: "keep" } });
    await stack.up();
    const files = await repository.files();
    await stack.destroy();
    assert.deepEqual([await repository.files(), repository.deployKeys.length], [files, 1]);
    await applied(world, await repository.commit("Go on", { "clusters/prod/workload.yaml": configMap("workload") }));
  });

  it("deletes what Flux has applied where the program says so, and Flux itself once that is gone", async () => {
    const { stack, cluster, repository } = world;
    const [kept] = repository.deployKeys;
    stack.setConfig({ adopt: true, onDestroy: {} });
    await stack.up();
    stack.setConfig({ onDestroy: { workloads: "delete" } });
    await stack.up();
    await stack.destroy();
    for (const name of ["workload", "app"])
      await assert.rejects(cluster.get(`/api/v1/namespaces/default/configmaps/${name}`), /404|not found/);
    repository.removeDeployKey(kept?.id ?? 0); // it belongs to the Secret that was adopted
    await assertGone();
  });

  /** Runs the command, and returns the objects that it says it has cleared. */
  async function clearFinalizers(): Promise<string[]> {
    const { code, stdout } = await runInProcess("clear-finalizers", "--kubeconfig", world.cluster.kubeconfig);
    assert.equal(code, 0, stdout);
    return [...stdout.matchAll(/^✔ (\S+ \S+) is cleared: /gm)].map(([, object = ""]) => object);
  }

  async function succeeds(run: PulumiRun): Promise<void> {
    const { exitCode, stdout, stderr } = await run.result;
    assert.equal(exitCode, 0, stdout + stderr);
  }

  async function assertGone(): Promise<void> {
    const { cluster, repository } = world;
    await assert.rejects(cluster.get("/api/v1/namespaces/flux-system"), /404|not found/);
    const crds = (await cluster.get("/apis/apiextensions.k8s.io/v1/customresourcedefinitions")) as {
      items: { metadata: { name: string } }[];
    };
    assert.deepEqual(
      crds.items.map(({ metadata }) => metadata.name).filter((name) => name.endsWith("fluxcd.io")),
      [],
    );
    assert.deepEqual(repository.deployKeys, []);
    assert.deepEqual([...(await repository.files())].sort(), [
      "README.md",
      "apps/app.yaml",
      "clusters/prod/apps.yaml",
      "clusters/prod/workload.yaml",
    ]);
  }

  async function assertWorkloads(): Promise<void> {
    for (const name of ["workload", "app"])
      assert.ok(await world.cluster.get(`/api/v1/namespaces/default/configmaps/${name}`));
  }
});

function configMap(name: string): string {
  return `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n  namespace: default\n`;
}

async function writeKubeconfig(directory: string, text: string): Promise<string> {
  const file = `${directory}/unreachable.kubeconfig`;
  await writeFile(file, text, { mode: 0o600 });
  return file;
}
