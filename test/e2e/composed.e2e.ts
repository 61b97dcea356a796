import assert from "node:assert/strict";

import { createStack, type Stack, type StackConfig, type Step } from "../../lab/pulumi";
import { configMapData } from "./config-map-data";
import { RESOURCES } from "./expected";
import { programOf } from "./programs";
import { applied, configOf, createWorld, end, HASTE, hastyRuns, writes, type World } from "./world";

const AFTER = "::after";
const BESIDE = "::beside";
/** What the program has beside the resources of the FluxBootstrap: a platform, three ConfigMaps. */
const OTHERS = 4;
/** What Flux applies, with a value of the program. */
const REGION =
  "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: region\n  namespace: default\ndata:\n  region: ${region}\n";

describe("a FluxBootstrap in a component of others", () => {
  let world: World;
  let stack: Stack;

  before("an empty cluster, and a stack with such a component", async () => {
    world = await createWorld({ name: "composed" });
    await world.repository.commit("Tell the region", { "clusters/prod/region.yaml": REGION });
    stack = await composedStack("composed");
    configure({ protect: true, label: "platform" });
  });
  after(() => end(world));

  async function composedStack(name: string): Promise<Stack> {
    return createStack(world.lab, {
      directory: await programOf("composed"),
      stack: name,
      environment: { KUBECONFIG: world.cluster.kubeconfig },
      ...(await hastyRuns()),
    });
  }

  function configure(shape: StackConfig, { beside = "a", interval = "10m", region = "eu" } = {}): void {
    const { "github:owner": owner = "", ...flux } = configOf(world.lab, "composed");
    const sync = { interval, postBuild: { substituteFrom: [{ kind: "ConfigMap", name: "cluster-values" }] } };
    stack.setConfig({
      ...HASTE,
      "kubernetes:enableConfigMapMutable": "true",
      "github:owner": owner,
      shape: { ...shape, region },
      beside,
      args: { ...flux, sync },
    });
  }

  it("is left alone while another resource is the target, before it exists", async () => {
    const from = world.lab.gitHost.requests.length;
    const { changes } = await stack.up({ args: ["--target", `**${BESIDE}`] });
    // The stack, the target, and the provider of commits: Pulumi takes providers for targets.
    assert.deepEqual(changes, { create: 3, same: RESOURCES.all + OTHERS - 3 });
    assert.deepEqual(writes(world.lab, from), []);
    await world.cluster.waitUntilGone("/api/v1/namespaces/flux-system");
  });

  it("is awaited as a whole by what depends on it, under a transform", async () => {
    const { changes, events } = await stack.up();
    assert.deepEqual(changes, { create: RESOURCES.all + OTHERS - 3, same: 3 });
    const stepsOf = (kind: "resourcePreEvent" | "resOutputsEvent") =>
      events.flatMap((event, at) =>
        event[kind] === undefined ? [] : [{ at, ...(event[kind].metadata satisfies Step) }],
      );
    const begun = stepsOf("resourcePreEvent").find(({ urn }) => urn.endsWith(AFTER))?.at;
    const others = stepsOf("resOutputsEvent").filter(({ urn }) => urn.includes("FluxBootstrap$"));
    // But for the stack, the component itself, and the provider that all components share.
    assert.equal(others.length, RESOURCES.all - 1 - 1 - 1);
    for (const { at, urn } of others) assert.ok(at < Number(begun), urn);
    const deployment = await world.cluster.get("/apis/apps/v1/namespaces/flux-system/deployments/source-controller");
    assert.match(JSON.stringify(deployment), /"team":"platform"/);
    assert.deepEqual(await configMapData(world.cluster, "region"), { region: "eu" });
  });

  it("has Flux apply a changed value of the program at once", async () => {
    configure({ protect: true, label: "platform" }, { region: "us" });
    await stack.up();
    await world.cluster.waitFor("/api/v1/namespaces/default/configmaps/region", (object) =>
      JSON.stringify(object).includes('"region":"us"'),
    );
    assert.equal((await world.repository.log()).length, 2 + 1);
  });

  it("has nothing to change then, with and without a refresh", async () => {
    const all = { same: RESOURCES.all + OTHERS };
    assert.deepEqual((await stack.up()).changes, all);
    assert.deepEqual((await stack.preview({ refresh: true })).changes, all);
  });

  it("is left alone while another resource is the target, also when its arguments have changed", async () => {
    configure({ protect: true, label: "platform" }, { beside: "b", interval: "20m", region: "us" });
    const from = world.lab.gitHost.requests.length;
    const { changes } = await stack.up({ args: ["--target", `**${BESIDE}`] });
    assert.deepEqual(changes, { same: RESOURCES.all + OTHERS - 1, update: 1 });
    assert.deepEqual(writes(world.lab, from), []);
    const { changes: rest } = await stack.up();
    assert.deepEqual(Object.keys(rest).sort(), ["same", "update"]);
    await applied(world, String((await world.repository.log())[0]?.sha));
  });

  it("stays as it is when the stack gets another name, of which only the mark in the cluster tells", async () => {
    await stack.rename("renamed");
    const from = world.lab.gitHost.requests.length;
    const { changes, steps } = await stack.up();
    assert.deepEqual(changes, { same: RESOURCES.all + OTHERS - 1, update: 1 });
    assert.match(String(steps.find(({ op }) => op === "update")?.urn), /::flux-kustomization$/);
    assert.deepEqual(writes(world.lab, from), []);
    assert.deepEqual((await stack.preview()).changes, { same: RESOURCES.all + OTHERS });
  });

  it("is read by another stack", async () => {
    const reader = await composedStack("reader");
    reader.setConfig({ shape: { reads: "organization/composed/renamed" } });
    await reader.up();
    assert.deepEqual(await reader.outputs(), await stack.outputs());
    await reader.remove();
  });

  it("is not destroyed as long as it is protected", async () => {
    const { stdout, stderr } = await stack.destroy({ expectFailure: true });
    assert.match(stdout + stderr, /protected/);
    assert.equal(world.repository.deployKeys.length, 1);
    // Two ConfigMaps beside it are not protected.
    assert.deepEqual((await stack.preview()).changes, { create: 2, same: RESOURCES.all + OTHERS - 2 });
  });

  it("stays in the cluster, in Git and on GitHub where the platform says so", async () => {
    configure({ retainOnDelete: true, label: "platform" }, { beside: "b", interval: "20m", region: "us" });
    await stack.up();
    const commits = (await world.repository.log()).length;
    await stack.destroy();
    assert.equal((await world.repository.log()).length, commits);
    assert.equal(world.repository.deployKeys.length, 1);
    await world.cluster.get("/apis/apps/v1/namespaces/flux-system/deployments/source-controller");
  });
});
