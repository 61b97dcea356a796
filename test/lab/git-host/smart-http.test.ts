import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { appToken } from "./support/app-token";
import { ask } from "./support/ask";
import { git } from "./support/git";
import { read } from "./support/read";
import { useGitHost } from "./support/use-git-host";

describe("the Git host's git over HTTP", () => {
  const { host, scratch } = useGitHost();
  let count = 0;

  before(async () => {
    await host().createRepository("acme", "public");
    await host().createRepository("acme", "private", { private: true });
  });

  const url = (repository: string, credentials = ""): string =>
    `${host().apiUrl.replace("://", `://${credentials === "" ? "" : `${credentials}@`}`)}acme/${repository}.git`;
  const lsRemote = (repository: string, credentials?: string): ReturnType<typeof git> =>
    git(scratch(), ["ls-remote", url(repository, credentials), "main"]);

  async function push(repository: string, credentials: string): Promise<Awaited<ReturnType<typeof git>>> {
    const name = `http-clone-${String((count += 1))}`;
    const cloned = await git(scratch(), ["clone", "-q", url(repository, credentials), name]);
    assert.equal(cloned.code, 0, cloned.stderr);
    const clone = join(scratch(), name);
    // Above 1 MB git sends it in chunks: https://git-scm.com/docs/git-config#Documentation/git-config.txt-httppostBuffer
    await writeFile(
      join(clone, "large.txt"),
      Array.from({ length: 200_000 }, () => Math.random().toString(36)).join("\n"),
    );
    await git(clone, ["add", "."]);
    await git(clone, ["commit", "-q", "-m", name]);
    return git(clone, ["push", "-q"]);
  }

  it("shows everybody a public repository", async () => {
    assert.match((await lsRemote("public")).stdout, /refs\/heads\/main/);
  });

  it("asks for a token where one is needed", async () => {
    const response = await fetch(`${url("private")}/info/refs?service=git-upload-pack`);
    assert.equal(response.status, 401);
    assert.match(response.headers.get("www-authenticate") ?? "", /^Basic /);
    const toPush = await fetch(`${url("public")}/info/refs?service=git-receive-pack`);
    assert.equal(toPush.status, 401);
  });

  it("takes a token as the password or as the user", async () => {
    const { token } = host();
    for (const credentials of [`x-access-token:${token}`, `git:${token}`, `${token}:`, `${token}:x-oauth-basic`]) {
      assert.match((await lsRemote("private", credentials)).stdout, /refs\/heads\/main/);
    }
    assert.notEqual((await lsRemote("private", "git:ghp_wrong")).code, 0);
  });

  it("serves clones and pushes, large ones too", async function () {
    this.timeout(60_000);
    const { code, stderr } = await push("private", `git:${host().token}`);
    assert.equal(code, 0, stderr);
    assert.match((await host().repository("acme", "private")?.log())?.[0]?.message ?? "", /^http-clone-/);
  });

  it("refuses the push of a read-only token", async function () {
    this.timeout(60_000);
    const token = host().createToken({ write: false });
    const { code, stderr } = await push("public", `git:${token}`);
    assert.notEqual(code, 0);
    assert.match(stderr, /403|Write access to repository not granted/);
    assert.ok(!stderr.includes(host().token));
  });

  it("takes the token of an app's installation", async () => {
    const app = host().createApp({ owner: "acme", write: false });
    const path = `/app/installations/${app.installationId}/access_tokens`;
    const { body } = await ask(host(), "POST", path, { token: appToken(app) });
    const token = String(read(body, "token"));
    assert.match((await lsRemote("private", `x-access-token:${token}`)).stdout, /refs\/heads\/main/);
  });

  it("hides what a token may not see, and knows nothing beside git's own paths", async () => {
    const token = host().createToken({ write: true, repositories: ["acme/public"] });
    assert.notEqual((await lsRemote("private", `git:${token}`)).code, 0);
    assert.notEqual((await lsRemote("nope", `git:${host().token}`)).code, 0);
    assert.equal((await fetch(`${url("public")}/HEAD`)).status, 404);
    assert.equal((await fetch(`${url("public")}/info/refs`)).status, 403);
  });
});
