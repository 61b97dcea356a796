import assert from "node:assert/strict";

import type { Lab } from "../../lab/lab";
import type { Repository } from "../../lab/git-host";
import type { Stack } from "../../lab/pulumi";
import { programOf } from "./programs";
import { createRenderedStack, SMALL } from "./rendered-world";
import { lab } from "./world";

const CLUSTERS = Array.from({ length: 20 }, (_, index) => String(index + 1).padStart(2, "0"));
const FILES = ["gotk-components.yaml", "gotk-sync.yaml", "kustomization.yaml"];

function fileOf(cluster: string, file: string): string {
  return `clusters/${cluster}/flux-system/${file}`;
}

describe("a fleet in one repository", () => {
  let shared: Lab;
  let repository: Repository;
  let stacks: readonly Stack[];
  /** What a person pushed while the stacks were at it, oldest first. */
  const pushed: string[] = [];

  async function createCluster(cluster: string, into: string): Promise<Stack> {
    return (await createRenderedStack(shared, `${into}-${cluster}`, into, { ...SMALL, path: `clusters/${cluster}` }))
      .stack;
  }

  /**
   * Pushes a commit between a look at the branch and the commit that was to follow, twice for each cluster, to the same file again
   * and again and to new ones.
   */
  async function pushDuring<T>(work: Promise<T>): Promise<T> {
    const push = async (): Promise<void> => {
      if (pushed.length >= 2 * CLUSTERS.length) return;
      const number = String(pushed.length);
      const files = { "apps/counter.txt": number, [`apps/${number}.txt`]: number };
      pushed.push(await repository.commit(`Change ${number}`, files));
    };
    let pushing = Promise.resolve();
    const stop = shared.gitHost.intercept(async ({ route, repository: name }) => {
      if (route === "/graphql createCommitOnBranch" && name === repository.fullName)
        await (pushing = pushing.then(push));
      return undefined;
    });
    return work.finally(stop);
  }

  before("a repository and twenty stacks", async () => {
    shared = await lab();
    repository = await shared.gitHost.createRepository("acme", "fleet");
    stacks = await Promise.all(CLUSTERS.map((cluster) => createCluster(cluster, "fleet")));
  });

  it("is committed by twenty stacks at once while a person pushes to the same branch", async () => {
    const results = await pushDuring(Promise.all(stacks.map((stack) => stack.spawn("up").result)));
    const failed = results.filter(({ exitCode }) => exitCode !== 0).map(({ stdout, stderr }) => stdout + stderr);
    assert.deepEqual(failed, []);
  });

  it("has a complete directory for each, as each would write it alone", async () => {
    await shared.gitHost.createRepository("acme", "alone");
    const alone = shared.gitHost.repository("acme", "alone");
    await (await createCluster("07", "alone")).up();
    const expected = new Map<string, string>();
    for (const file of FILES) expected.set(file, (await alone?.read(fileOf("07", file))) ?? "");
    const paths = (await repository.files()).filter((path) => path.startsWith("clusters/"));
    assert.deepEqual(
      [...paths].sort(),
      CLUSTERS.flatMap((cluster) => FILES.map((file) => fileOf(cluster, file))),
    );
    for (const cluster of CLUSTERS) {
      for (const [file, content] of expected) {
        const own = content.replaceAll("clusters/07", `clusters/${cluster}`).replaceAll("acme/alone", "acme/fleet");
        assert.equal(await repository.read(fileOf(cluster, file)), own, fileOf(cluster, file));
      }
    }
  });

  it("has lost nobody's commit", async () => {
    const log = await repository.log();
    const own = log.filter(({ message }) => message.includes("for clusters/"));
    assert.equal(own.length, CLUSTERS.length);
    assert.equal(new Set(own.map(({ message }) => message)).size, own.length);
    assert.equal(pushed.length, 2 * CLUSTERS.length);
    const theirs = log.filter(({ message }) => message.startsWith("Change "));
    assert.deepEqual(theirs.map(({ sha }) => sha).reverse(), pushed);
    assert.equal(log.length, 1 + own.length + pushed.length);
    assert.equal(await repository.read("apps/counter.txt"), String(pushed.length - 1));
    const paths = (await repository.files()).filter((path) => path.startsWith("apps/"));
    assert.deepEqual(
      new Set(paths),
      new Set(["apps/counter.txt", ...pushed.map((_, number) => `apps/${String(number)}.txt`)]),
    );
  });

  it("has a deploy key for each, which its title tells from the others", () => {
    const { deployKeys } = repository;
    assert.deepEqual(
      [deployKeys.length, new Set(deployKeys.map(({ title }) => title)).size],
      [CLUSTERS.length, CLUSTERS.length],
    );
  });

  it("is not changed by another up of some of them at once", async () => {
    const before = (await repository.log())[0]?.sha;
    const results = await Promise.all(stacks.slice(0, 4).map((stack) => stack.up()));
    for (const { changes } of results) assert.deepEqual(Object.keys(changes), ["same"]);
    assert.equal((await repository.log())[0]?.sha, before);
  });

  it("may be one program's", async () => {
    const clusters = CLUSTERS.slice(0, 4);
    const several = await shared.gitHost.createRepository("acme", "several");
    const { sshHostname, knownHosts } = shared.gitHost;
    const { stack, rendered } = await createRenderedStack(shared, "several", "several", {}, programOf("several"));
    stack.setConfig({ clusters, rendered, github: { owner: "acme", repository: "several", sshHostname, knownHosts } });
    await stack.up();
    assert.deepEqual(
      (await several.files()).filter((path) => path !== "README.md"),
      clusters.flatMap((cluster) => FILES.map((file) => fileOf(cluster, file))),
    );
    assert.equal((await several.log()).length, 1 + clusters.length);
    assert.equal(new Set(several.deployKeys.map(({ title }) => title)).size, clusters.length);
    assert.deepEqual(Object.keys((await stack.up()).changes), ["same"]);
  });
});
