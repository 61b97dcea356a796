import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";

import type { PulumiRun, Stack } from "../../lab/pulumi";
import { applied, createWorld, end, fluxObject } from "./world";
import type { World } from "./world";

describe("life cycle", () => {
  let world: World;

  describe("destroy", () => {
    before("a bootstrapped cluster with a workload", async () => {
      world = await createWorld({ name: "destroy", config: { sync: { sourceInterval: "1s" } } });
      await world.stack.up();
      const content = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: workload\n  namespace: default\n";
      await applied(world, await world.repository.commit("Add a workload", { "clusters/prod/workload.yaml": content }));
    });
    after(() => end(world));

    it("takes Flux, its files and its key away, and leaves no finalizer stuck", async () => {
      const { stack, cluster, repository } = world;
      await stack.destroy();
      await cluster.waitUntilGone("/api/v1/namespaces/flux-system");
      const crds = (await cluster.get("/apis/apiextensions.k8s.io/v1/customresourcedefinitions")) as {
        items: { metadata: { name: string } }[];
      };
      assert.deepEqual(
        crds.items.map(({ metadata }) => metadata.name).filter((name) => name.endsWith("fluxcd.io")),
        [],
      );
      assert.deepEqual(repository.deployKeys, []);
      assert.deepEqual(await repository.files(), ["README.md", "clusters/prod/workload.yaml"]);
    });

    it("leaves what Flux had applied", async () => {
      assert.ok(await world.cluster.get("/api/v1/namespaces/default/configmaps/workload"));
    });

    it("can be followed by a new bootstrap", async () => {
      const { stack, repository } = world;
      await stack.up();
      await applied(world, String((await repository.log())[0]?.sha));
    });
  });

  describe("an up that is killed", () => {
    const moments: readonly (readonly [string, RegExp])[] = [
      ["while the CRDs are created", /CustomResourceDefinition/],
      ["while the files are committed", /RepositoryFile/],
      ["while Flux is waited for", /:Kustomization$/],
    ];
    it("once the Deployments exist, and the state does not know, is finished by the next one", async () => {
      world = await createWorld({ name: "killed-deployments" });
      try {
        const { stack, repository, cluster } = world;
        const list = "/apis/apps/v1/namespaces/flux-system/deployments";
        await upKilledWhen(stack, async () => ((await cluster.get(list)) as { items: unknown[] }).items.length === 4);
        const { steps } = await stack.up();
        assert.ok(
          steps.some(({ op, type }) => op === "create" && type.endsWith(":Deployment")),
          "the state knew them all",
        );
        await applied(world, String((await repository.log())[0]?.sha));
        assert.deepEqual((await stack.preview({ refresh: true })).changes, { same: 44 });
      } finally {
        await end(world);
      }
    });

    it("between GitHub's taking of the deploy key and the state that says so is finished by the next one", async () => {
      world = await createWorld({ name: "killed-key" });
      try {
        const { stack, repository, lab } = world;
        // The host registers the key, and its answer never comes.
        const restore = lab.gitHost.intercept(({ method, route }) =>
          method === "POST" && route === "/repos/{owner}/{repo}/keys"
            ? { when: "after", delayMilliseconds: 3_600_000 }
            : undefined,
        );
        await upKilledWhen(stack, () => repository.deployKeys.length === 1);
        restore();
        const [registered] = repository.deployKeys;
        const { steps } = await stack.up();
        assert.deepEqual(repository.deployKeys, [registered]);
        assert.deepEqual(
          steps.filter(({ type }) => type.endsWith(":RepositoryDeployKey")).map(({ op }) => op),
          ["import"],
        );
        await applied(world, String((await repository.log())[0]?.sha));
        assert.deepEqual((await stack.preview()).changes, { same: 44 });
      } finally {
        await end(world);
      }
    });

    for (const [when, type] of moments) {
      it(`${when} is finished by the next one`, async () => {
        const name = `killed-${String(moments.findIndex(([moment]) => moment === when))}`;
        world = await createWorld({ name });
        try {
          const { stack, repository, cluster } = world;
          await upKilledWhen(stack, (run) => hasBegun(run, type));
          await stack.up();
          const [head] = await repository.log();
          await applied(world, String(head?.sha));
          assert.equal(repository.deployKeys.length, 1);
          assert.deepEqual((await stack.preview()).changes, { same: 44 });
          assert.ok(await cluster.get(fluxObject("gitrepositories")));
        } finally {
          await end(world);
        }
      });
    }
  });

  describe("a cluster that cannot be reached", () => {
    before("a cluster that has gone", async () => {
      world = await createWorld({ name: "unreachable" });
    });
    after(() => end(world));

    it("is named by the error, and the next up finishes the work", async () => {
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
  });
});

/** Starts an up, kills it as soon as a condition is true, and takes its lock away. */
async function upKilledWhen(stack: Stack, condition: (run: PulumiRun) => boolean | Promise<boolean>): Promise<void> {
  const run = stack.spawn("up");
  let over = false;
  void run.result.finally(() => (over = true));
  while (!(await condition(run))) {
    assert.equal(over, false, "the up ended before it could be killed");
    await new Promise((resume) => setTimeout(resume, 5));
  }
  await run.kill();
  await stack.cancel();
}

/** Whether the engine has set about creating a resource of a type. */
function hasBegun(run: PulumiRun, type: RegExp): boolean {
  return run
    .events()
    .some(({ resourcePreEvent: event }) => event?.metadata.op === "create" && type.test(event.metadata.type));
}

async function writeKubeconfig(directory: string, text: string): Promise<string> {
  const file = `${directory}/unreachable.kubeconfig`;
  await writeFile(file, text, { mode: 0o600 });
  return file;
}
