import assert from "node:assert/strict";
import type { Repository } from "../../../lab/git-host";
import { ask, type Reply } from "./support/ask";
import { read } from "./support/read";
import { useGitHost } from "./support/use-git-host";

const base64 = (text: string): string => Buffer.from(text).toString("base64");

describe("the Git host's contents API", () => {
  const { host } = useGitHost();
  let repository: Repository;
  let count = 0;

  beforeEach(async () => {
    repository = await host().createRepository("acme", `fleet-${String((count += 1))}`, { files: { "a.txt": "1\n" } });
  });

  const put = (path: string, body: Readonly<Record<string, unknown>>): Promise<Reply> =>
    ask(host(), "PUT", `/repos/${repository.fullName}/contents/${path}`, { body: { message: "Change", ...body } });
  const get = (path: string, headers: Readonly<Record<string, string>> = {}): Promise<Reply> =>
    ask(host(), "GET", `/repos/${repository.fullName}/contents/${path}`, { headers });
  const sha = async (path: string): Promise<unknown> => read((await get(path)).body, "sha");

  it("makes one commit of a new file and returns where the file is", async () => {
    const { status, body } = await put("clusters/prod/b.txt", { content: base64("2\n"), message: "Add b" });
    assert.equal(status, 201);
    const [commit, ...others] = await repository.log();
    assert.equal(others.length, 1);
    assert.equal(commit?.message, "Add b");
    assert.equal(read(body, "commit.sha"), commit.sha);
    assert.equal(await repository.read("clusters/prod/b.txt"), "2\n");
    assert.match(String(read(body, "content.url")), /\/contents\/clusters\/prod\/b\.txt\?ref=main$/);
  });

  it("updates a file for whoever knows its sha", async () => {
    const { status } = await put("a.txt", { content: base64("2\n"), sha: await sha("a.txt") });
    assert.equal(status, 200);
    assert.equal(await repository.read("a.txt"), "2\n");
  });

  it("refuses with 422 to overwrite a file without its sha", async () => {
    const { status, body } = await put("a.txt", { content: base64("2\n") });
    assert.equal(status, 422);
    assert.match(String(read(body, "message")), /"sha" wasn't supplied/);
    assert.equal(await repository.read("a.txt"), "1\n");
  });

  it("refuses with 409 a sha that is not the file's any more", async () => {
    const old = await sha("a.txt");
    await repository.commit("A foreign edit", { "a.txt": "3\n" });
    const { status, body } = await put("a.txt", { content: base64("2\n"), sha: old });
    assert.equal(status, 409);
    assert.equal(read(body, "message"), `a.txt does not match ${String(old)}`);
  });

  it("refuses with 404 a branch that is missing, and with 422 content that is no Base64", async () => {
    assert.equal((await put("b.txt", { content: base64("2\n"), branch: "nope" })).status, 404);
    assert.equal((await put("b.txt", { content: "%%%" })).status, 422);
    assert.equal((await put("b.txt", {})).status, 422);
    assert.equal((await put("a/../.git/config", { content: base64("2\n") })).status, 422);
  });

  it("commits as whom the request says, as the user and GitHub otherwise", async () => {
    const flux = { name: "Flux", email: "flux@example.com" };
    await put("b.txt", { content: base64("2\n"), author: flux, committer: flux });
    await put("c.txt", { content: base64("2\n") });
    const [second, first] = await repository.log();
    assert.equal(first?.author.name, "Flux");
    assert.equal(first.committer.email, "flux@example.com");
    assert.equal(second?.author.name, host().login);
    assert.equal(second.committer.name, "GitHub");
  });

  it("deletes a file for whoever knows its sha, and its empty directory with it", async () => {
    await repository.commit("Add", { "dir/b.txt": "2\n" });
    const path = `/repos/${repository.fullName}/contents/dir/b.txt`;
    const wrong = await ask(host(), "DELETE", path, { body: { message: "Delete", sha: await sha("a.txt") } });
    assert.equal(wrong.status, 409);
    const right = await ask(host(), "DELETE", path, { body: { message: "Delete", sha: await sha("dir/b.txt") } });
    assert.equal(right.status, 200);
    assert.deepEqual(await repository.files(), ["a.txt"]);
    assert.equal((await get("dir")).status, 404);
  });

  it("lists a directory with the kinds and sizes of what is in it", async () => {
    await repository.commit("Add", { "dir/sub/c.txt": "3\n", "dir/b.txt": "22\n" });
    const { body } = await get("dir");
    assert.ok(Array.isArray(body));
    const kinds = body.map((entry) => [read(entry, "name"), read(entry, "type"), read(entry, "size")]);
    assert.deepEqual(kinds, [
      ["b.txt", "file", 3],
      ["sub", "dir", 0],
    ]);
  });

  it("gives content in lines of Base64, raw when asked for, and none above 1 MB", async () => {
    const large = "x".repeat(1024 * 1024 + 1);
    await repository.commit("Add", { "large.txt": large });
    const small = await get("a.txt");
    assert.equal(Buffer.from(String(read(small.body, "content")), "base64").toString(), "1\n");
    assert.match(String(read(small.body, "content")), /\n$/);
    const without = await get("large.txt");
    assert.equal(read(without.body, "encoding"), "none");
    assert.equal(read(without.body, "content"), "");
    assert.equal((await get("large.txt", { Accept: "application/vnd.github.raw+json" })).body, large);
  });

  it("tells an empty repository, a missing ref and a missing file apart", async () => {
    const empty = await host().createRepository("acme", `empty-${String(count)}`, { empty: true });
    const inEmpty = await ask(host(), "GET", `/repos/${empty.fullName}/contents/a.txt`);
    assert.equal(read(inEmpty.body, "message"), "This repository is empty.");
    assert.equal(read((await get("a.txt?ref=nope")).body, "message"), "No commit found for the ref nope");
    assert.equal(read((await get("nope.txt")).body, "message"), "Not Found");
    const first = await ask(host(), "PUT", `/repos/${empty.fullName}/contents/a.txt`, {
      body: { message: "Begin", content: base64("1\n") },
    });
    assert.equal(first.status, 201);
    assert.equal((await empty.log()).length, 1);
  });

  it("lets no concurrent writer lose a commit: each wins or gets 409", async function () {
    this.timeout(60_000);
    const write = async (name: string): Promise<number> => {
      const { status, body } = await put(name, { content: base64(name) });
      if (status === 201) return 0;
      assert.equal(status, 409);
      assert.match(String(read(body, "message")), /^is at [0-9a-f]{40} but expected [0-9a-f]{40}$/);
      return 1 + (await write(name));
    };
    const names = Array.from({ length: 12 }, (_, index) => `file-${String(index)}`);
    const conflicts = await Promise.all(names.map(write));
    assert.ok(
      conflicts.some((times) => times > 0),
      "they did meet",
    );
    assert.deepEqual(new Set(await repository.files()), new Set(["a.txt", ...names]));
    assert.equal((await repository.log()).length, 1 + names.length);
  });
});
