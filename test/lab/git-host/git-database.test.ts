import assert from "node:assert/strict";
import type { Repository } from "../../../lab/git-host";
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
