import assert from "node:assert/strict";

import type { KubernetesObject } from "../../lab/cluster";
import { applied, configOf, createWorld, end, fluxObject } from "./world";
import type { World } from "./world";

const CONFIG_MAP = `apiVersion: v1
kind: ConfigMap
metadata:
  name: pushed
  namespace: default
data:
  greeting: hello
`;

describe("sync", () => {
  let world: World;

  before("a bootstrapped cluster", async () => {
    world = await createWorld({ name: "sync" });
    await world.stack.up();
  });
  after(() => end(world));

  it("applies a manifest that somebody pushes", async () => {
    const { repository, cluster, stack } = world;
    // A minute is too long for a test; the shorter interval is itself a change that goes through Git.
    stack.setConfig({ sync: { sourceInterval: "1s" } });
    await stack.up();
    const commit = await repository.commit("Add a ConfigMap", { "clusters/prod/pushed.yaml": CONFIG_MAP });
    await applied(world, commit);
    const pushed = (await cluster.get("/api/v1/namespaces/default/configmaps/pushed")) as { data: object };
    assert.deepEqual(pushed.data, { greeting: "hello" });
  });

  it("makes one commit of a changed interval, and Flux follows it", async () => {
    const { stack, repository, cluster } = world;
    const before = await repository.log();
    stack.setConfig({ sync: { sourceInterval: "1s", interval: "7m" } });
    const { changes, steps } = await stack.up();
    assert.deepEqual(
      steps.filter(({ op }) => op !== "same").map(({ op, type }) => `${op} ${String(type.split(":").at(-1))}`),
      ["update CommittedFiles", "update GitRepository", "update Kustomization"],
    );
    assert.equal(changes["update"], 3);
    const after = await repository.log();
    assert.equal(after.length, before.length + 1);
    const kustomization = await applied(world, String(after[0]?.sha));
    assert.equal((kustomization["spec"] as { interval: string }).interval, "7m0s");
    assert.match(String(await repository.read("clusters/prod/flux-system/gotk-sync.yaml")), /^ {2}interval: 7m0s$/m);
    const owners = (await cluster.get(fluxObject("kustomizations"))) as {
      metadata: { managedFields: { manager: string }[] };
    };
    assert.ok(owners.metadata.managedFields.some(({ manager }) => manager === "kustomize-controller"));
  });

  it("shows the changed line of a file in the preview of a change", async () => {
    const { stack, lab } = world;
    stack.setConfig({ ...configOf(lab, "sync"), sync: { sourceInterval: "1s", interval: "8m" } });
    const { stdout } = await stack.preview({ diff: true });
    assert.match(stdout, /- +interval: 7m0s/);
    assert.match(stdout, /\+ +interval: 8m0s/);
  });

  it("waits for its own commit, although somebody asks Flux for something else before it could look", async () => {
    const { stack, cluster, repository } = world;
    const deployment = "/apis/apps/v1/namespaces/flux-system/deployments/source-controller";
    const scale = (replicas: number) => patch(`${deployment}/scale`, { spec: { replicas } });
    const patch = (resource: string, body: object) =>
      cluster.api.request(resource, { method: "PATCH", contentType: "application/merge-patch+json", body });
    const requestOf = ({ metadata }: KubernetesObject) => metadata.annotations?.["reconcile.fluxcd.io/requestedAt"];
    const asked = requestOf((await cluster.get(fluxObject("gitrepositories"))) as KubernetesObject);

    await scale(0);
    await cluster.waitFor(deployment, ({ status }) => status?.["replicas"] === undefined);
    stack.setConfig({ sync: { sourceInterval: "1s", interval: "9m" }, timeout: "5m" });
    const running = stack.spawn("up");
    try {
      await cluster.waitFor(fluxObject("gitrepositories"), (object) => requestOf(object) !== asked);
      // As a Receiver does after a push, and `flux reconcile`.
      await patch(`${fluxObject("gitrepositories")}?fieldManager=flux`, {
        metadata: { annotations: { "reconcile.fluxcd.io/requestedAt": "now" } },
      });
    } finally {
      await scale(1);
    }
    const { exitCode, stdout } = await running.result;
    assert.equal(exitCode, 0, stdout);
    const [head] = await repository.log();
    assert.equal((await stack.outputs())["appliedRevision"], `main@sha1:${String(head?.sha)}`);
  });
});
