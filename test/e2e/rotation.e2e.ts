import assert from "node:assert/strict";
import { setTimeout as delay } from "node:timers/promises";

import type { Condition, KubernetesObject } from "../../lab/cluster";
import { watch } from "../../lab/cluster/watch";
import { RESOURCES } from "./expected";
import { applied, createWorld, end } from "./world";
import type { World } from "./world";

const SECRETS = "/api/v1/namespaces/flux-system/secrets";
const GIT_REPOSITORIES = "/apis/source.toolkit.fluxcd.io/v1/namespaces/flux-system/gitrepositories";

describe("rotation of the deploy key", () => {
  let world: World;

  before("a cluster whose Flux looks for commits every second", async () => {
    world = await createWorld({
      name: "rotation",
      config: { sync: { sourceInterval: "1s" } },
      repository: { private: true },
    });
    await world.stack.up();
  });
  after(() => end(world));

  /** Rotates the key while somebody else commits as fast as Flux fetches, and asserts that Flux could read the repository at any time. */
  async function rotate(rotation: string): Promise<void> {
    const { stack, repository, cluster } = world;
    const [old] = repository.deployKeys;
    const over = new AbortController();
    const conditions: Condition[] = [];
    const watched = watch(
      cluster.api,
      GIT_REPOSITORIES,
      {
        seen: ({ status }) => void conditions.push(...(status?.conditions ?? [])),
        gone: () => assert.fail("the GitRepository is gone"),
      },
      over.signal,
    );
    const isFetched = (commit: string) => conditions.some(({ message }) => message?.includes(commit));
    const written = writeUntil(over.signal, isFetched);
    try {
      stack.setConfig({ credentials: { deployKey: { rotation } } });
      await stack.up();
    } finally {
      over.abort();
    }
    const commits = await written;
    await watched;
    assert.ok(commits.length > 2, `only ${String(commits.length)} commits`);
    assert.ok(
      conditions.some(({ type, message }) => type === "Ready" && commits.some((commit) => message?.includes(commit))),
      "Flux fetched none of them",
    );
    const ready = conditions.filter(({ type, status }) => type === "Ready" && status === "False");
    assert.deepEqual(
      ready.map(({ message }) => message),
      [],
    );
    assert.equal(repository.deployKeys.length, 1);
    assert.notEqual(repository.deployKeys[0]?.key, old?.key);
    assert.deepEqual(await secrets(), [`flux-system-${rotation}`]);
    await applied(world, await commit("after"));
  }

  it("registers the new key and forgets the old one, and Flux goes on without a failure", () => rotate("2"));

  it("works a second time, and Flux goes on with the old key as long as GitHub does not take the new one", async () => {
    const { lab, stack } = world;
    const restore = lab.gitHost.intercept(({ method, route }) =>
      // Late, so that whatever does not wait for the key is under way.
      method === "POST" && route === "/repos/{owner}/{repo}/keys"
        ? { delayMilliseconds: 5000, status: 403 }
        : undefined,
    );
    stack.setConfig({ credentials: { deployKey: { rotation: "3" } } });
    const { stdout, stderr } = await stack.up({ expectFailure: true }).finally(restore);
    assert.match(stdout + stderr, /the token may not write \(403/);
    await applied(world, await commit("refused"));
    await rotate("3");
  });

  it("leaves nothing to change", async () => {
    assert.deepEqual((await world.stack.preview({ refresh: true })).changes, { same: RESOURCES.all });
  });

  it("whose key somebody removed by hand is destroyed like any other", async () => {
    const { stack, repository, cluster } = world;
    for (const { id } of repository.deployKeys) repository.removeDeployKey(id);
    const { stdout } = await stack.destroy();
    assert.match(stdout, /of acme\/rotation was deleted already/);
    await cluster.waitUntilGone("/api/v1/namespaces/flux-system");
    assert.deepEqual(
      (await repository.files()).filter((file) => file.includes("flux-system")),
      [],
    );
    const { deployment } = (await stack.export()) as { deployment: { resources?: unknown[] } };
    assert.deepEqual(deployment.resources ?? [], []);
  });

  async function secrets(): Promise<string[]> {
    const { items } = (await world.cluster.get(SECRETS)) as { items: KubernetesObject[] };
    return items.map(({ metadata }) => metadata.name).filter((name) => name.startsWith("flux-system"));
  }

  /** Commits again and again, each time as soon as Flux has the last commit. */
  async function writeUntil(signal: AbortSignal, isFetched: (commit: string) => boolean): Promise<string[]> {
    const commits: string[] = [];
    while (!signal.aborted) {
      const written = await commit(String(commits.length));
      commits.push(written);
      while (!signal.aborted && !isFetched(written)) await delay(50, undefined, { signal }).catch(() => undefined);
    }
    return commits;
  }

  function commit(count: string): Promise<string> {
    const content = `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: probe\n  namespace: default\ndata:\n  count: "${count}"\n`;
    return world.repository.commit(`Probe ${count}`, { "clusters/prod/probe.yaml": content });
  }
});
