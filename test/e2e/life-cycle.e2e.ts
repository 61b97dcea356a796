import assert from "node:assert/strict";

import type { PulumiResult, PulumiRun, Stack } from "../../lab/pulumi";
import { RESOURCES } from "./expected";
import { applied, createWorld, end, fluxObject } from "./world";
import type { World } from "./world";

describe("life cycle", () => {
  let world: World;

  for (const createsByPost of [false, true]) {
    describe(
      createsByPost
        ? "an up that is killed, with a provider that refuses to create what exists"
        : "an up that is killed",
      () => {
        before("an empty cluster", async () => {
          world = await createWorld({
            name: createsByPost ? "killed-post" : "killed",
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
          const { steps } = await upKilledWhen(stack, (run) => hasBegun(run, /CommittedFiles/));
          assert.deepEqual(repository.deployKeys, [registered]);
          assert.deepEqual(
            steps.filter(({ type }) => type.endsWith(":DeployKey")).map(({ op }) => op),
            ["create"],
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

        if (createsByPost) {
          it("may get a key with other rights, although the first one was imported", async () => {
            const { stack, repository } = world;
            const [former] = repository.deployKeys;
            for (const readOnly of [false, true]) {
              // The commit is read with the new key.
              const interval = readOnly ? "11m" : "12m";
              stack.setConfig({ credentials: { deployKey: { readOnly } }, sync: { interval } });
              await stack.up();
              assert.deepEqual(
                repository.deployKeys.map((key) => key.readOnly),
                [readOnly],
              );
              assert.notEqual(repository.deployKeys[0]?.key, former?.key);
              await applied(world, String((await repository.log())[0]?.sha));
              assert.deepEqual((await stack.up()).changes, { same: RESOURCES.all });
            }
          });

          it("is followed by a destroy where the repository is gone", async () => {
            const { stack, cluster, lab, repository } = world;
            const restore = lab.gitHost.intercept(({ path }) =>
              path.includes(`/repos/${repository.fullName}`) ? { status: 404 } : undefined,
            );
            const { stdout } = await stack.destroy().finally(restore);
            assert.match(stdout, new RegExp(`of ${repository.fullName} was deleted already`));
            await cluster.waitUntilGone("/api/v1/namespaces/flux-system");
          });
        } else {
          it("is followed by a refresh that brings Flux to the cluster that was made in place of it", async () => {
            const { stack, lab, repository } = world;
            await world.cluster.stop();
            world = { ...world, cluster: await lab.startCluster("rebuilt") };
            const [commits, keys] = [await repository.log(), repository.deployKeys];
            const environment = { KUBECONFIG: world.cluster.kubeconfig };
            for (const run of [stack.preview, stack.up]) {
              const { stdout, stderr } = await run({ environment, expectFailure: true });
              assert.match(
                stdout + stderr,
                /The state has objects that the cluster does not have: Namespace flux-system, .* Run `pulumi up --refresh` to bootstrap/,
              );
            }
            await stack.up({ args: ["--refresh"], environment });
            await applied(world, String(commits[0]?.sha));
            assert.deepEqual([await repository.log(), repository.deployKeys], [commits, keys]);
            assert.deepEqual((await stack.preview({ refresh: true, environment })).changes, { same: RESOURCES.all });
          });

          it("is refused in a cluster whose Flux another state has, as with the wrong kubeconfig", async () => {
            const { stack, cluster } = world;
            const environment = { KUBECONFIG: cluster.kubeconfig };
            const annotate = (annotations: Readonly<Record<string, string | null>>) =>
              cluster.patch(fluxObject("kustomizations"), { metadata: { annotations } });
            await annotate({ "flux-bootstrap/complete-in": "another-one" });
            const { stdout, stderr } = await stack.preview({ environment, expectFailure: true });
            const [, removed = "", key = "", value = ""] =
              / of this cluster is not the one that the state has: [^]* (\S+)- '(\S+)=(urn:\S+)'`\./.exec(
                stdout + stderr,
              ) ?? [];
            await annotate({ [removed]: null, [key]: value });
            assert.deepEqual((await stack.preview({ environment })).changes, { same: RESOURCES.all });
          });

          it("is followed by a destroy that forgets a cluster that is gone, as the error says", async () => {
            const { stack, repository } = world;
            const { stdout, stderr } = await stack.destroy({ expectFailure: true });
            const [variable] = /PULUMI_K8S_DELETE_UNREACHABLE/.exec(stdout + stderr) ?? [];
            assert.ok(variable, stdout + stderr);
            await stack.destroy({ environment: { [variable]: "true" } });
            assert.deepEqual([repository.deployKeys, await repository.files()], [[], ["README.md"]]);
          });
        }
      },
    );
  }
});

/** Starts an up, kills it as soon as a condition is true, and takes its lock away. */
async function upKilledWhen(
  stack: Stack,
  condition: (run: PulumiRun) => boolean | Promise<boolean>,
): Promise<PulumiResult> {
  const run = stack.spawn("up", { asUsers: true });
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
