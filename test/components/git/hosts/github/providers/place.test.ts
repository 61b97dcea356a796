import assert from "node:assert/strict";

import { startGitHost } from "../../../../../../lab/git-host";
import { refreshed, refusal } from "./load-provider";
import { apiOf, DIRECTORY, FILES, MUTATION, SYNC, useBranches } from "./use-branch";

const MOVED = Object.fromEntries(
  Object.entries(FILES).map(([path, content]) => [path.replace(DIRECTORY, "clusters/next/flux-system"), content]),
);

describe("the provider that commits, at another place", function () {
  this.timeout(60_000);
  const { provider, host, branch, once, routes } = useBranches();

  it("moves to another directory by one commit", async () => {
    const { committed, inputs, repository, log } = await branch();
    const before = await committed();
    const { outs } = await provider().update("", before, inputs({ files: MOVED }));
    assert.deepEqual(await repository.files(), ["README.md", ...Object.keys(MOVED)]);
    assert.deepEqual(Object.keys(outs.committed), Object.keys(MOVED));
    assert.equal((await log()).length, 2);
  });

  it("moves to another branch: it deletes there first, and then commits here", async () => {
    const { committed, inputs, repository } = await branch();
    await repository.commit("Branch off", { "a.txt": "a\n" }, "next");
    const before = await committed();
    const heads: unknown[] = [];
    const end = host().intercept(async ({ route }) => {
      if (route === MUTATION) heads.push([await repository.read(SYNC, "main"), await repository.read(SYNC, "next")]);
      return undefined;
    });
    const { outs } = await provider().update("", before, inputs({ branch: "next" }));
    end();
    assert.deepEqual(heads, [
      [FILES[SYNC], undefined],
      [undefined, undefined],
    ]);
    assert.equal(await repository.read(SYNC, "next"), FILES[SYNC]);
    assert.deepEqual(await repository.files(), ["README.md"]);
    assert.equal(outs.branch, "next");
    assert.equal((await repository.log("main"))[0]?.message, before.deletionMessage);
  });

  it("goes on with a move that was interrupted between the two commits", async () => {
    const { committed, repository, log } = await branch();
    const before = await committed();
    await provider().delete("", before);
    const other = await branch();
    const { outs } = await provider().update("", before, other.inputs());
    assert.equal(await other.repository.read(SYNC), FILES[SYNC]);
    assert.equal(outs.repository, other.inputs().repository);
    assert.deepEqual(await repository.files(), ["README.md"]);
    assert.equal((await log()).length, 2);
  });

  it("does not move away from files that a person has edited", async () => {
    const [from, to] = [await branch(), await branch()];
    const before = await from.committed();
    await from.repository.commit("Edit", { [SYNC]: "sync: hand\n" });
    assert.match(await refusal(provider().update("", before, to.inputs())), /is not what Pulumi last wrote/);
    assert.deepEqual(await to.log(), []);
    assert.equal(await from.repository.read(SYNC), "sync: hand\n");
  });

  it("moves away from a repository that is gone", async () => {
    const to = await branch();
    const before = { ...(await to.committed()), repository: "gone" };
    await provider().update("", before, to.inputs({ files: MOVED }));
    assert.equal(await to.repository.read(Object.keys(MOVED)[0] ?? ""), Object.values(MOVED)[0]);
  });

  it("takes a repository that was renamed, or transferred, for the same place", async () => {
    const { committed, inputs, repository, log } = await branch();
    const before = await committed();
    await repository.rename(`${inputs().repository}-renamed`);
    const renamed = { repository: `${inputs().repository}-renamed` };
    const { outs } = await provider().update("", before, inputs(renamed));
    assert.equal((await log()).length, 1);
    assert.deepEqual(outs, { ...before, ...renamed });
    await repository.rename(renamed.repository, "umbrella");
    const next = inputs({ ...renamed, owner: "umbrella", files: { ...FILES, [SYNC]: "sync: 2\n" } });
    await provider().update("", outs, next);
    assert.equal((await log()).length, 2);
    assert.equal(await repository.read(SYNC), "sync: 2\n");
  });

  it("commits to, reads and deletes from a repository under its former name", async () => {
    const { committed, inputs, repository, log } = await branch();
    const before = await committed();
    await repository.rename(`${inputs().repository}-renamed`);
    const author = { name: "Flux", email: "flux@example.com" };
    const next = inputs({ author, files: { ...FILES, [SYNC]: "sync: 2\n" } });
    const { outs } = await provider().update("", before, next);
    await repository.commit("Edit", { [SYNC]: "sync: hand\n" });
    const { inputs: found } = await provider().read("id", outs);
    assert.equal(found?.files[SYNC], "sync: hand\n");
    await provider().delete("", await refreshed(provider(), outs));
    assert.deepEqual(await repository.files(), ["README.md"]);
    assert.equal((await log()).length, 4);
  });

  it("asks which repository it is with the token that works, when the first does not", async () => {
    const { committed, inputs, repository, log } = await branch();
    const before = await committed();
    await repository.rename(`${inputs().repository}-renamed`);
    const expired = { "github:token": "ghp_a-token-that-has-expired" };
    const loaded = provider({ config: expired, env: { GITHUB_TOKEN: host().token } });
    await loaded.update("", before, inputs({ repository: `${inputs().repository}-renamed` }));
    assert.equal((await log()).length, 1);
  });

  it("moves to a repository of the same name on another GitHub", async () => {
    const { committed, repository, inputs } = await branch();
    const before = await committed();
    const other = await startGitHost({ directory: `${repository.directory}-other` });
    try {
      const elsewhere = await other.createRepository("acme", inputs().repository);
      const loaded = provider({ config: { "github:token": other.token }, env: { GITHUB_TOKEN: host().token } });
      await loaded.update("", before, inputs({ api: apiOf(other) }));
      assert.deepEqual(await repository.files(), ["README.md"]);
      assert.equal(await elsewhere.read(SYNC), FILES[SYNC]);
    } finally {
      await other.stop();
    }
  });

  it("takes the same files at another address of GitHub for the same place", async () => {
    const { committed, inputs, repository, log } = await branch();
    const before = await committed();
    const api = inputs().api.replace("127.0.0.1", "localhost");
    const { outs } = await provider().update("", before, inputs({ api, files: { ...FILES, [SYNC]: "sync: 2\n" } }));
    assert.equal(outs.api, api);
    assert.equal(await repository.read(SYNC), "sync: 2\n");
    assert.equal((await log()).length, 2);
  });

  it("keeps the state that it has when the second half of a move fails, and finishes it later", async () => {
    const [from, to] = [await branch(), await branch()];
    const before = await from.committed();
    await to.repository.protect("main");
    assert.match(await refusal(provider().update("", before, to.inputs())), /is protected against pushes/);
    await to.repository.unprotect("main");
    await provider().update("", before, to.inputs());
    assert.equal((await from.log()).length, 2);
    assert.equal((await to.log()).length, 1);
  });

  it("writes on top of a push to the new branch that comes meanwhile", async () => {
    const [from, to] = [await branch(), await branch()];
    const before = await from.committed();
    once(MUTATION, async () => {
      await to.repository.commit("Apps", { "apps/a.yaml": "a: 1\n" });
      return undefined;
    });
    await provider().update("", before, to.inputs());
    assert.equal(await to.repository.read("apps/a.yaml"), "a: 1\n");
    assert.equal(await to.repository.read(SYNC), FILES[SYNC]);
    assert.equal(routes().filter((route) => route === MUTATION).length, 3);
  });
});
