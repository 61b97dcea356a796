import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";

import type { PulumiResult, PulumiRun, Stack } from "../../lab/pulumi";
import { RESOURCES } from "./expected";
import { applied, createWorld, end, fluxObject } from "./world";
import type { World } from "./world";

describe("life cycle", () => {
  let world: World;

  describe("of one cluster", () => {
    before("a cluster that has gone for a while", async () => {
      world = await createWorld({ name: "destroy", createsByPost: true, config: { sync: { sourceInterval: "1s" } } });
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

    it("applies a workload", async () => {
      const content = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: workload\n  namespace: default\n";
      await applied(world, await world.repository.commit("Add a workload", { "clusters/prod/workload.yaml": content }));
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

    it("takes Flux, its files and its key away in a destroy, and leaves no finalizer stuck", async () => {
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

  for (const createsByPost of [false, true]) {
    describe(
      createsByPost
        ? "an up that is killed, with a provider that refuses to create what exists"
        : "an up that is killed",
      () => {
        before("an empty cluster", async () => {
          world = await createWorld({
            name: createsByPost ? "killed-post" : "killed",
            stateOfUsers: true,
            createsByPost,
          });
        });
        after(() => end(world));

        /** Lets the request of the deploy key hang until the function that is returned is called. */
        function hangKey(when: "before" | "after"): () => void {
          return world.lab.gitHost.intercept(({ method, route }) =>
            method === "POST" && route === "/repos/{owner}/{repo}/keys"
              ? { when, delayMilliseconds: 3_600_000 }
              : undefined,
          );
        }

        it("while the CRDs are created goes on in the next one", async () => {
          await upKilledWhen(world.stack, (run) => hasBegun(run, /CustomResourceDefinition/));
          assert.deepEqual(world.repository.deployKeys, []);
        });

        it("once the Deployments exist, and the state does not know, goes on in the next one", async () => {
          const { stack, cluster } = world;
          const list = "/apis/apps/v1/namespaces/flux-system/deployments";
          const exist = async (): Promise<boolean> => {
            const found = (await cluster.get(list)) as { items: unknown[] };
            return found.items.length === 4;
          };
          const restore = hangKey("before");
          await upKilledWhen(stack, exist).finally(restore);
          const { deployment } = (await stack.export()) as { deployment: { resources: { type: string }[] } };
          const known = deployment.resources.filter(({ type }) => type.endsWith(":Deployment"));
          assert.ok(known.length < 4, "the state knew them all");
          assert.deepEqual(world.repository.deployKeys, []);
        });

        it("between GitHub's taking of the deploy key and the state that says so goes on in the next one", async () => {
          const { stack, repository } = world;
          const restore = hangKey("after"); // The host registers the key, and its answer never comes.
          await upKilledWhen(stack, () => repository.deployKeys.length === 1).finally(restore);
        });

        it("while the files are committed, after it has taken over the key, goes on in the next one", async () => {
          const { stack, repository } = world;
          const [registered] = repository.deployKeys;
          const { steps } = await upKilledWhen(stack, (run) => hasBegun(run, /RepositoryFile/));
          assert.deepEqual(repository.deployKeys, [registered]);
          assert.deepEqual(
            steps.filter(({ type }) => type.endsWith(":RepositoryDeployKey")).map(({ op }) => op),
            ["import"],
          );
        });

        it("while Flux is waited for is finished by the next one, which has nothing left to change", async () => {
          const { stack, repository, cluster } = world;
          await upKilledWhen(stack, (run) => hasBegun(run, /:Kustomization$/));
          await stack.up();
          await applied(world, String((await repository.log())[0]?.sha));
          assert.equal(repository.deployKeys.length, 1);
          assert.deepEqual((await stack.preview({ refresh: true })).changes, { same: RESOURCES.all });
          assert.ok(await cluster.get(fluxObject("gitrepositories")));
        });
      },
    );
  }
});

/** Starts an up, kills it as soon as a condition is true, and takes its lock away. */
async function upKilledWhen(
  stack: Stack,
  condition: (run: PulumiRun) => boolean | Promise<boolean>,
): Promise<PulumiResult> {
  const run = stack.spawn("up");
  let ended: PulumiResult | undefined;
  void run.result.then((result) => (ended = result));
  while (!(await condition(run))) {
    assert.equal(ended?.stdout, undefined, "the up ended before it could be killed");
    await new Promise((resume) => setTimeout(resume, 5));
  }
  const result = await run.kill();
  await stack.cancel();
  return result;
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
