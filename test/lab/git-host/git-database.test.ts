import assert from "node:assert/strict";
import type { Repository } from "../../../lab/git-host";
import { appToken } from "./support/app-token";
import { ask, type Reply } from "./support/ask";
import { read } from "./support/read";
import { useGitHost } from "./support/use-git-host";

describe("the Git host's Git database API", () => {
  const { host } = useGitHost();
  let repository: Repository;
  let count = 0;

  beforeEach(async () => {
    repository = await host().createRepository("acme", `fleet-${String((count += 1))}`, {
      files: { "keep.txt": "1\n", "old/gone.txt": "2\n" },
    });
  });

  const call = (method: string, path: string, body?: unknown): Promise<Reply> =>
    ask(host(), method, `/repos/${repository.fullName}/git/${path}`, { body });
  const tip = async (): Promise<string> => (await repository.log())[0]?.sha ?? "";

  async function commitOn(parent: string, path: string): Promise<unknown> {
    const tree = await call("POST", "trees", {
      base_tree: parent,
      tree: [
        { path, mode: "100644", type: "blob", content: "new\n" },
        { path: "old/gone.txt", mode: "100644", type: "blob", sha: null },
      ],
    });
    const commit = await call("POST", "commits", {
      message: "At once",
      tree: read(tree.body, "sha"),
      parents: [parent],
    });
    return read(commit.body, "sha");
  }

  it("makes one commit of many files, which a branch takes in one step", async () => {
    const sha = await commitOn(await tip(), "dir/new.txt");
    assert.equal((await repository.log()).length, 1, "nothing has happened yet");
    assert.equal((await call("PATCH", "refs/heads/main", { sha })).status, 200);
    assert.deepEqual(await repository.files(), ["dir/new.txt", "keep.txt"]);
    assert.equal(await tip(), sha);
  });

  it("refuses with 422 to move a branch where that would lose a commit, unless forced", async () => {
    const sha = await commitOn(await tip(), "mine.txt");
    await repository.commit("Somebody else's", { "theirs.txt": "1\n" });
    const refused = await call("PATCH", "refs/heads/main", { sha });
    assert.equal(refused.status, 422);
    assert.equal(read(refused.body, "message"), "Update is not a fast forward");
    assert.equal((await call("PATCH", "refs/heads/main", { sha, force: true })).status, 200);
    assert.equal(await tip(), sha);
  });

  it("creates a branch once and deletes it once", async () => {
    const body = { ref: "refs/heads/feature/x", sha: await tip() };
    assert.equal((await call("POST", "refs", body)).status, 201);
    const again = await call("POST", "refs", body);
    assert.equal(again.status, 422);
    assert.equal(read(again.body, "message"), "Reference already exists");
    assert.equal(read((await call("GET", "ref/heads/feature/x")).body, "object.sha"), body.sha);
    assert.equal((await call("DELETE", "refs/heads/feature/x")).status, 204);
    assert.equal((await call("DELETE", "refs/heads/feature/x")).status, 422);
    assert.equal((await call("GET", "ref/heads/feature/x")).status, 404);
  });

  it("refuses objects that do not exist", async () => {
    const sha = "1".repeat(40);
    assert.equal((await call("POST", "refs", { ref: "refs/heads/x", sha })).status, 422);
    assert.equal((await call("POST", "commits", { message: "m", tree: sha })).status, 422);
    assert.equal((await call("POST", "trees", { base_tree: sha, tree: [] })).status, 422);
    assert.equal((await call("GET", `commits/${sha}`)).status, 404);
    assert.equal((await call("GET", `blobs/${sha}`)).status, 404);
  });

  it("refuses to remove what is not there", async () => {
    const tree = [{ path: "nope.txt", mode: "100644", type: "blob", sha: null }];
    for (const body of [{ base_tree: await tip(), tree }, { tree }]) {
      const refused = await call("POST", "trees", body);
      assert.equal(refused.status, 422);
      assert.equal(read(refused.body, "message"), "GitRPC::BadObjectState");
    }
  });

  it("commits as whom the request says, and signs what an App commits in its own name", async () => {
    const tree = (await repository.log())[0]?.tree;
    const flux = { name: "Flux", email: "flux@example.com", date: "2026-01-02T03:04:05Z" };
    const given = await call("POST", "commits", { message: "m", tree, author: flux });
    assert.deepEqual([read(given.body, "author"), read(given.body, "committer")], [flux, flux]);
    assert.equal(read(given.body, "verification.verified"), false);
    const path = `/repos/${repository.fullName}/git/commits`;
    const token = await tokenOfApp();
    const foreign = await ask(host(), "POST", path, { token, body: { message: "m", tree, author: flux } });
    assert.equal(read(foreign.body, "verification.verified"), false);
    const own = await ask(host(), "POST", path, { token, body: { message: "m", tree, parents: [await tip()] } });
    assert.deepEqual(
      [read(own.body, "author.name"), read(own.body, "committer.name"), read(own.body, "verification.reason")],
      ["lab[bot]", "GitHub", "valid"],
    );
    const again = await call("GET", `commits/${String(read(own.body, "sha"))}`);
    assert.deepEqual(again.body, own.body);
  });

  async function tokenOfApp(): Promise<string> {
    const app = host().createApp({ owner: "acme" });
    const path = `/app/installations/${app.installationId}/access_tokens`;
    return String(read((await ask(host(), "POST", path, { token: appToken(app) })).body, "token"));
  }

  for (const inRuleset of [false, true]) {
    const prefix = inRuleset ? "Repository rule violations found\n\n" : "";
    const suffix = inRuleset ? "\n\n" : "";

    it(`refuses pushes and unsigned commits as a ${inRuleset ? "ruleset" : "protected branch"} says`, async () => {
      const head = await tip();
      const sha = await commitOn(head, "mine.txt");
      await repository.protect("main", { inRuleset });
      const pushed = await call("PATCH", "refs/heads/main", { sha });
      assert.equal(pushed.status, 422);
      assert.equal(read(pushed.body, "message"), `${prefix}Changes must be made through a pull request.${suffix}`);
      await repository.protect("main", { requiredReviews: undefined, requiredSignatures: true, inRuleset });
      const unsigned = await call("PATCH", "refs/heads/main", { sha });
      assert.equal(unsigned.status, 422);
      assert.equal(read(unsigned.body, "message"), `${prefix}Commits must have verified signatures.${suffix}`);
      assert.equal(await tip(), head);
      const token = await tokenOfApp();
      const body = { message: "m", tree: (await repository.log())[0]?.tree, parents: [head] };
      const signed = await ask(host(), "POST", `/repos/${repository.fullName}/git/commits`, { token, body });
      assert.equal((await call("PATCH", "refs/heads/main", { sha: read(signed.body, "sha") })).status, 200);
      const onTop = await commitOn(await tip(), "mine.txt");
      assert.equal((await call("PATCH", "refs/heads/main", { sha: onTop })).status, 422);
    });
  }

  it("answers 409 for an empty repository", async () => {
    repository = await host().createRepository("acme", `empty-${String(count)}`, { empty: true });
    const { status, body } = await call("GET", "ref/heads/main");
    assert.equal(status, 409);
    assert.equal(read(body, "message"), "Git Repository is empty.");
    assert.equal((await call("POST", "blobs", { content: "1" })).status, 409);
  });

  it("reads back what is too large for the contents API", async () => {
    const large = "x".repeat(2_000_000);
    await repository.commit("Add", { "large.txt": large });
    const tree = await call("GET", "trees/main");
    const entries = read(tree.body, "tree");
    assert.ok(Array.isArray(entries));
    const sha: unknown = entries
      .map((entry) => (read(entry, "path") === "large.txt" ? read(entry, "sha") : undefined))
      .find(Boolean);
    const { body } = await call("GET", `blobs/${String(sha)}`);
    assert.equal(Buffer.from(String(read(body, "content")), "base64").toString(), large);
  });

  it("says which files a commit changed and by whom", async () => {
    await repository.commit("Edit", { "keep.txt": "1\n2\n", "old/gone.txt": null, "new.txt": "3\n" });
    const { body } = await ask(host(), "GET", `/repos/${repository.fullName}/commits/main`);
    const files = read(body, "files");
    assert.ok(Array.isArray(files));
    assert.deepEqual(
      files.map((file) => [
        read(file, "filename"),
        read(file, "status"),
        read(file, "additions"),
        read(file, "deletions"),
      ]),
      [
        ["keep.txt", "modified", 1, 0],
        ["new.txt", "added", 1, 0],
        ["old/gone.txt", "removed", 0, 1],
      ],
    );
    assert.equal(read(body, "commit.author.name"), "Somebody");
  });
});
