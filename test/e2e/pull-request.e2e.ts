import assert from "node:assert/strict";

import { RESOURCES } from "./expected";
import { applied, createWorld, end, fluxObject, writes } from "./world";
import type { World } from "./world";

const DIRECTORY = "clusters/prod/flux-system";
const FILES = ["gotk-components.yaml", "gotk-sync.yaml", "kustomization.yaml"].map((name) => `${DIRECTORY}/${name}`);
const COMMIT = {
  mode: "pullRequest",
  pullRequest: { labels: ["flux"], reviewers: ["octocat", "acme/platform"] },
  messageAppendix: "[ci skip]",
};

describe("pull requests", () => {
  let world: World;

  before("an empty cluster and a repository whose branch is protected", async () => {
    world = await createWorld({ name: "pull-request", config: { sync: { sourceInterval: "1s" } } });
    await world.repository.protect("main");
    world.lab.gitHost.createUser("octocat");
  });
  after(() => end(world));

  /** The number of the one open pull request, which is what the stack puts out. */
  async function theOpenOne(): Promise<number> {
    const open = (await world.repository.pullRequests()).filter(({ state }) => state === "open");
    assert.equal(open.length, 1);
    const url = String((await world.stack.outputs())["pullRequestUrl"]);
    assert.match(url, new RegExp(`^https://github\\.com/acme/pull-request/pull/${String(open[0]?.number)}$`));
    return open[0]?.number ?? 0;
  }

  async function head(): Promise<string> {
    return String((await world.repository.log())[0]?.sha);
  }

  it("are what the error about a protected branch tells to use", async () => {
    const { stack, repository, cluster } = world;
    const { stdout, stderr } = await stack.up({ expectFailure: true });
    assert.match(
      stdout + stderr,
      /clusters\/prod\/flux-system of acme\/pull-request: main of acme\/pull-request is protected against pushes\. Set commit\.mode to "pullRequest"/,
    );
    assert.deepEqual(await repository.files(), ["README.md"]);
    await cluster.waitUntilGone(fluxObject("gitrepositories"));
  });

  it("propose the three files, and the up ends before anybody merges them", async () => {
    const { stack, repository, cluster } = world;
    stack.setConfig({ commit: COMMIT });
    await stack.up();
    const [request] = await repository.pullRequests();
    assert.ok(request !== undefined);
    assert.equal(request.title, "Flux v2.9.4 for clusters/prod/flux-system");
    assert.deepEqual([request.labels, request.reviewers], [COMMIT.pullRequest.labels, COMMIT.pullRequest.reviewers]);
    assert.match(request.head, /^flux-bootstrap\/clusters-prod-[0-9a-f]{8}$/);
    assert.deepEqual(await repository.files(request.head), ["README.md", ...FILES]);
    const [commit, ...others] = (await repository.log(request.head)).slice(0, -1);
    assert.equal(commit?.message, "Flux v2.9.4 for clusters/prod/flux-system\n\n[ci skip]");
    assert.deepEqual(others, []);
    assert.deepEqual(await repository.files(), ["README.md"]);
    await theOpenOne();
    await cluster.waitUntilGone(fluxObject("gitrepositories"));
    assert.deepEqual((await stack.up()).changes, { same: RESOURCES.proposed });
  });

  it("are followed by an up that waits for Flux and takes the branch away", async () => {
    const { stack, repository } = world;
    await repository.mergePullRequest(await theOpenOne());
    await stack.up();
    await applied(world, await head());
    assert.deepEqual(await repository.branches(), ["main"]);
    assert.equal((await stack.outputs())["pullRequestUrl"], null);
    assert.deepEqual((await stack.preview({ refresh: true })).changes, { same: RESOURCES.merged });
  });

  it("are not needed to rotate the key", async () => {
    const { stack, repository } = world;
    const [old] = repository.deployKeys;
    stack.setConfig({ credentials: { deployKey: { rotation: "2" } } });
    await stack.up();
    assert.equal(repository.deployKeys.length, 1);
    assert.notEqual(repository.deployKeys[0]?.key, old?.key);
    assert.equal((await stack.outputs())["pullRequestUrl"], null);
    await applied(world, await repository.commit("Go on", { "README.md": "rotated\n" }));
  });

  it("propose a change of what the program wants, and leave the cluster alone until it is merged", async () => {
    const { stack, repository, cluster, lab } = world;
    stack.setConfig({ commit: COMMIT, sync: { sourceInterval: "1s", interval: "7m" } });
    await stack.up();
    const [changed] = await repository.log((await repository.pullRequests()).at(-1)?.head);
    assert.match(String(changed?.message), /^Flux v2\.9\.4 for clusters\/prod\/flux-system/);
    const before = (await cluster.get(fluxObject("kustomizations"))) as { spec: { interval: string } };
    assert.equal(before.spec.interval, "10m0s");
    const from = lab.gitHost.requests.length;
    assert.deepEqual((await stack.up()).changes, { same: RESOURCES.changeProposed });
    assert.deepEqual(writes(lab, from), []);
    await repository.mergePullRequest(await theOpenOne(), "squash");
    await stack.up();
    await applied(world, await head());
    const after = (await cluster.get(fluxObject("kustomizations"))) as { spec: { interval: string } };
    assert.equal(after.spec.interval, "7m0s");
  });

  it("take other words, labels and reviewers without another one", async () => {
    const { stack, repository } = world;
    stack.setConfig({ commit: COMMIT, sync: { sourceInterval: "1s", interval: "8m" } });
    await stack.up();
    const number = await theOpenOne();
    const pullRequest = { title: "Slower", labels: ["flux", "prod"], reviewers: ["octocat"] };
    stack.setConfig({ commit: { ...COMMIT, pullRequest } });
    await stack.up();
    assert.equal(await theOpenOne(), number);
    const { title, labels, reviewers } = (await repository.pullRequests()).at(-1) ?? {};
    assert.deepEqual({ title, labels, reviewers }, pullRequest);
  });

  it("make way for a newer one", async () => {
    const { stack, repository } = world;
    const first = await theOpenOne();
    stack.setConfig({ sync: { sourceInterval: "1s", interval: "9m" } });
    await stack.up();
    assert.notEqual(await theOpenOne(), first);
    assert.equal((await repository.branches()).length, 2);
  });

  it("are made anew when a person closes them, with or without their branch, which is taken away", async () => {
    const { stack, repository } = world;
    for (const deletesBranch of [false, true]) {
      const closed = await theOpenOne();
      const head = (await repository.pullRequests()).at(-1)?.head ?? "";
      repository.closePullRequest(closed);
      if (deletesBranch) await repository.deleteBranch(head);
      await stack.up();
      assert.notEqual(await theOpenOne(), closed);
      assert.equal((await repository.branches()).includes(head), false);
      assert.equal((await repository.branches()).length, 2);
    }
  });

  it("may propose again what was merged before", async () => {
    const { stack, repository } = world;
    await repository.mergePullRequest(await theOpenOne());
    await stack.up();
    stack.setConfig({ sync: { sourceInterval: "1s", interval: "7m" } });
    await stack.up();
    await repository.mergePullRequest(await theOpenOne());
    await stack.up();
    await applied(world, await head());
    assert.match(String(await repository.read(`${DIRECTORY}/gotk-sync.yaml`)), /interval: 7m0s/);
    assert.deepEqual(await repository.branches(), ["main"]);
  });

  it("may have their branch deleted by GitHub when they are merged", async () => {
    const { stack, repository } = world;
    stack.setConfig({ sync: { sourceInterval: "1s", interval: "11m" } });
    await stack.up();
    const number = await theOpenOne();
    const branch = (await repository.pullRequests()).at(-1)?.head ?? "";
    await repository.mergePullRequest(number);
    await repository.deleteBranch(branch);
    await stack.up();
    await applied(world, await head());
    stack.setConfig({ sync: { sourceInterval: "1s", interval: "12m" } });
    await stack.up();
    await theOpenOne();
    assert.equal((await repository.branches()).length, 2);
  });

  it("leave what was merged to a destroy's repository, and nothing else", async () => {
    const { stack, repository, cluster } = world;
    await stack.destroy();
    await cluster.waitUntilGone("/api/v1/namespaces/flux-system");
    assert.deepEqual(await repository.branches(), ["main"]);
    assert.deepEqual(await repository.files(), ["README.md", ...FILES]);
    assert.deepEqual(repository.deployKeys, []);
  });
});
