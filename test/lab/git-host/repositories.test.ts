import assert from "node:assert/strict";
import { generateKeyPair } from "../../../lab/git-host";
import { ask, type Reply } from "./support/ask";
import { git } from "./support/git";
import { read } from "./support/read";
import { runOverSsh } from "./support/run-over-ssh";
import { useGitHost } from "./support/use-git-host";

describe("the Git host's repositories", () => {
  const { host, scratch } = useGitHost();
  const call = (method: string, path: string, body?: unknown): Promise<Reply> => ask(host(), method, path, { body });

  it("makes one for the user and for an organization, empty or not", async () => {
    host().createOrganization("acme");
    const mine = await call("POST", "/user/repos", { name: "mine", auto_init: true, visibility: "private" });
    assert.equal(read(mine.body, "full_name"), `${host().login}/mine`);
    assert.equal(read(mine.body, "private"), true);
    assert.equal((await host().repository(host().login, "mine")?.log())?.length, 1);
    await call("POST", "/orgs/acme/repos", { name: "theirs" });
    assert.deepEqual(await host().repository("acme", "theirs")?.log(), []);
    assert.equal((await call("POST", "/orgs/nope/repos", { name: "x" })).status, 404);
  });

  it("refuses with 422 a name that is taken or that is none", async () => {
    await host().createRepository("acme", "taken");
    const taken = await call("POST", "/orgs/acme/repos", { name: "Taken" });
    assert.equal(taken.status, 422);
    assert.equal(read(taken.body, "errors.0.message"), "name already exists on this account");
    for (const name of ["..", "a/b", ""]) assert.equal((await call("POST", "/orgs/acme/repos", { name })).status, 422);
  });

  it("finds one whatever the case of its name", async () => {
    await host().createRepository("acme", "fleet");
    assert.equal(read((await call("GET", "/repos/ACME/Fleet")).body, "full_name"), "acme/fleet");
  });

  it("changes the default branch to one that exists", async () => {
    const repository = await host().createRepository("acme", "branches");
    await repository.commit("Next", { "a.txt": "1\n" }, "next");
    assert.equal((await call("PATCH", "/repos/acme/branches", { default_branch: "nope" })).status, 422);
    await call("PATCH", "/repos/acme/branches", { default_branch: "next" });
    assert.equal((await repository.log())[0]?.message, "Next");
  });

  it("leads from a former name and owner to the repository, until another one gets the name", async () => {
    const repository = await host().createRepository("acme", "former");
    await repository.rename("current", "elsewhere");
    const content = { message: "Add", content: "MQ==" };
    assert.equal((await ask(host(), "PUT", "/repos/acme/former/contents/a.txt", { body: content })).status, 201);
    assert.equal(await repository.read("a.txt"), "1");
    const { body } = await ask(host(), "GET", "/repos/acme/former");
    assert.equal(read(body, "full_name"), "elsewhere/current");
    const { stdout } = await git(scratch(), ["ls-remote", `${host().apiUrl}acme/former.git`]);
    assert.match(stdout, /refs\/heads\/main/);
    const { privateKey, publicKey } = await generateKeyPair();
    repository.addDeployKey(publicKey);
    const listed = await runOverSsh(host(), { privateKey }, "git-upload-pack 'acme/former.git'");
    assert.match(listed.stdout, /refs\/heads\/main/);
    await host().createRepository("acme", "former");
    assert.equal(read((await ask(host(), "GET", "/repos/acme/former")).body, "full_name"), "acme/former");
    const { stdout: refused } = await runOverSsh(host(), { privateKey }, "git-upload-pack 'acme/former.git'");
    assert.doesNotMatch(refused, /refs\/heads\/main/);
  });

  it("follows a repository and a branch that are renamed", async () => {
    const repository = await host().createRepository("acme", "before");
    await call("PATCH", "/repos/acme/before", { name: "after" });
    await call("POST", "/repos/acme/after/branches/main/rename", { new_name: "trunk" });
    assert.equal(read((await call("GET", "/repos/acme/before")).body, "full_name"), "acme/after");
    assert.equal(read((await call("GET", "/repos/acme/after")).body, "default_branch"), "trunk");
    assert.equal(repository.fullName, "acme/after");
    assert.equal((await repository.log()).length, 1);
  });

  it("refuses writes to an archived one", async () => {
    await host().createRepository("acme", "old");
    await call("PATCH", "/repos/acme/old", { archived: true });
    const { status, body } = await call("PUT", "/repos/acme/old/contents/a.txt", { message: "Add", content: "MQ==" });
    assert.equal(status, 403);
    assert.match(String(read(body, "message")), /archived/);
  });

  it("deletes one for good", async () => {
    await host().createRepository("acme", "brief");
    assert.equal((await call("DELETE", "/repos/acme/brief")).status, 204);
    assert.equal((await call("GET", "/repos/acme/brief")).status, 404);
    assert.equal(host().repository("acme", "brief"), undefined);
    await host().createRepository("acme", "brief");
  });

  it("answers what is no JSON with 400, and what is no operation with 404", async () => {
    const broken = await ask(host(), "POST", "/user/repos", { body: "{", unchecked: true });
    assert.equal(broken.status, 400);
    assert.equal(read(broken.body, "message"), "Problems parsing JSON");
    assert.equal((await call("GET", "/nope")).status, 404);
  });
});
