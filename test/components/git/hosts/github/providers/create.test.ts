import assert from "node:assert/strict";
import { createRequire } from "node:module";

import shipped from "../../../../../../components/git/hosts/github/providers.json";
import { blobOf } from "../../../../../../components/git/hosts/github/providers/commit";
import { ask } from "../../../../../lab/git-host/support/ask";
import { git } from "../../../../../lab/git-host/support/git";
import { read } from "../../../../../lab/git-host/support/read";
import { refusal, type Providers } from "./load-provider";
import { COMPONENTS, FILES, KUSTOMIZATION, MUTATION, READ, SYNC, useBranches } from "./use-branch";

/** The library by which the SDK of Pulumi loads a provider. */
const loadText = createRequire(require.resolve("@pulumi/pulumi"))("require-from-string") as (text: string) => {
  readonly handler: () => Providers["CommittedFiles"];
};

describe("the provider that commits, in create", function () {
  this.timeout(60_000);
  const { provider, host, branch, routes } = useBranches();

  it("is loaded from its text as Pulumi's SDK does it, and commits, rewrites and deletes", async () => {
    const { inputs, repository, log } = await branch();
    const loaded = loadText(shipped.CommittedFiles).handler();
    const config: Readonly<Record<string, string>> = { "github:token": host().token };
    await loaded.configure({ config: { get: (key) => config[key] } });
    const { outs: created } = await loaded.create(inputs());
    const next = inputs({ files: { [SYNC]: "sync: 2\n" } });
    assert.deepEqual(await loaded.diff("", created, next), { changes: true });
    const { outs: updated } = await loaded.update("", created, next);
    assert.deepEqual(await repository.files(), ["README.md", SYNC]);
    await loaded.delete("", updated);
    assert.deepEqual(await repository.files(), ["README.md"]);
    assert.equal((await log()).length, 3);
  });

  it("makes one commit with GitHub's signature, by two requests", async () => {
    const { inputs, repository, log } = await branch();
    const { id, outs } = await provider().create(inputs());
    assert.deepEqual(routes(), [READ, MUTATION]);
    const [commit, ...others] = await log();
    assert.ok(commit);
    assert.deepEqual(others, []);
    assert.equal(id, `${repository.fullName}:main`);
    assert.equal(commit.message, "Flux for clusters/prod/flux-system");
    const answer = await ask(host(), "GET", `/repos/${repository.fullName}/commits/${commit.sha}`);
    assert.equal(read(answer.body, "commit.verification.verified"), true);
    assert.equal(read(answer.body, "commit.verification.reason"), "valid");
    assert.equal(read(answer.body, "commit.committer.name"), "GitHub");
    for (const [path, content] of Object.entries(FILES)) assert.equal(await repository.read(path), content);
    const { files, ...access } = inputs();
    const committed = Object.entries(files).map(([path, content]) => [
      path,
      { blob: blobOf(content), commit: commit.sha },
    ]);
    assert.deepEqual(outs, { ...access, committed: Object.fromEntries(committed) });
  });

  it("records the digests that Git has, whatever the contents are", async () => {
    const files = {
      empty: "",
      crlf: "a\r\nb",
      "ü/日本 語.txt": "Grüße 👋\n",
      large: "0123456789abcdef".repeat(100_000),
    };
    const { committed, repository } = await branch();
    const { committed: recorded } = await committed({ files });
    for (const [path, content] of Object.entries(files)) {
      const { stdout } = await git(repository.directory, ["rev-parse", `main:${path}`]);
      assert.equal(recorded[path]?.blob, stdout.trim());
      assert.equal(await repository.read(path), content);
    }
  });

  it("splits a message of several lines as Git does", async () => {
    const { committed, log } = await branch();
    await committed({ message: "chore: Flux\n\nSigned-off-by: A\nSigned-off-by: B" });
    assert.deepEqual(
      (await log()).map(({ message }) => message),
      ["chore: Flux\n\nSigned-off-by: A\nSigned-off-by: B"],
    );
  });

  it("makes no commit where the branch has everything, and records the commit that last wrote each file", async () => {
    const { committed, repository, log } = await branch();
    const first = await repository.commit("By hand", { [COMPONENTS]: FILES[COMPONENTS] ?? "" });
    const second = await repository.commit("By hand too", { [SYNC]: FILES[SYNC] ?? "", [KUSTOMIZATION]: "x\n" });
    const third = await repository.commit("And again", { [KUSTOMIZATION]: FILES[KUSTOMIZATION] ?? "" });
    await repository.commit("Something else", { "apps/a.yaml": "a: 1\n" });
    const { committed: recorded } = await committed();
    assert.equal((await log()).length, 4);
    assert.deepEqual(
      Object.entries(recorded).map(([path, { commit }]) => [path, commit]),
      [
        [COMPONENTS, first],
        [SYNC, second],
        [KUSTOMIZATION, third],
      ],
    );
  });

  it("writes only the files that the branch does not have so", async () => {
    const { committed, repository, log } = await branch({ files: { [SYNC]: "another: 1\n" } });
    const earlier = await repository.commit("By hand", { [COMPONENTS]: FILES[COMPONENTS] ?? "" });
    const { committed: recorded } = await committed();
    const [commit] = await log();
    assert.ok(commit);
    assert.equal(recorded[COMPONENTS]?.commit, earlier);
    assert.equal(recorded[SYNC]?.commit, commit.sha);
    const { stdout } = await git(repository.directory, ["show", "--format=", "--name-only", commit.sha]);
    assert.deepEqual(stdout.trim().split("\n"), [SYNC, KUSTOMIZATION]);
    assert.equal(await repository.read(SYNC), FILES[SYNC]);
  });

  it("makes a resource of no files, where a person keeps all of them", async () => {
    const { committed, log } = await branch({ files: FILES });
    assert.deepEqual((await committed({ files: {}, kept: Object.keys(FILES) })).committed, {});
    assert.deepEqual(await log(), []);
  });

  for (const author of [undefined, { name: "Flux", email: "flux@example.com" }]) {
    it(`commits to a branch whose name has a slash, ${author ? "by an author" : "in the token's name"}`, async () => {
      const { committed, repository } = await branch();
      const name = "env/prod#1-100%";
      await repository.commit("Branch off", { "a.txt": "a\n" }, name);
      await committed({ branch: name, ...(author && { author }) });
      assert.equal(await repository.read(SYNC, `refs/heads/${name}`), FILES[SYNC]);
      assert.equal(await repository.read(SYNC), undefined);
    });
  }

  it("explains that the branch or the repository does not exist", async () => {
    const { inputs } = await branch();
    for (const missing of [{ branch: "nowhere" }, { repository: "nothing" }] as const) {
      const { owner, repository, branch: name } = inputs(missing);
      assert.equal(
        await refusal(provider().create(inputs(missing))),
        `github: ${owner}/${repository} or its branch "${name}" was not found. Check that both exist, and that the token may read and ` +
          "write the repository's contents, then run it again.",
      );
    }
  });

  it("tells a branch without a commit from none by nothing, and explains the same", async () => {
    const { inputs } = await branch({ empty: true });
    assert.match(await refusal(provider().create(inputs())), /or its branch "main" was not found/);
  });
});
