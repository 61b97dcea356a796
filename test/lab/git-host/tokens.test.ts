import assert from "node:assert/strict";
import { ask } from "./support/ask";
import { appToken } from "./support/app-token";
import { read } from "./support/read";
import { useGitHost } from "./support/use-git-host";

describe("the Git host's tokens", () => {
  const { host } = useGitHost();
  const file = { message: "Add", content: "MQ==" };

  before(async () => {
    await host().createRepository("acme", "public");
    await host().createRepository("acme", "private", { private: true });
  });

  it("refuses an unknown one with 401, even where none is needed", async () => {
    const { status, body } = await ask(host(), "GET", "/repos/acme/public", { token: "ghp_wrong" });
    assert.equal(status, 401);
    assert.deepEqual(body, {
      message: "Bad credentials",
      documentation_url: "https://docs.github.com/rest",
      status: "401",
    });
  });

  it("takes one as Bearer, as token and as either part of Basic", async () => {
    const basic = (text: string): string => `Basic ${Buffer.from(text).toString("base64")}`;
    const { token } = host();
    for (const header of [`Bearer ${token}`, `token ${token}`, basic(`x-access-token:${token}`), basic(`${token}:`)]) {
      const { status } = await ask(host(), "GET", "/user", { token: null, headers: { Authorization: header } });
      assert.equal(status, 200, header.split(" ")[0]);
    }
  });

  it("shows everybody a public repository, and hides a private one as if it were not there", async () => {
    assert.equal((await ask(host(), "GET", "/repos/acme/public", { token: null })).status, 200);
    assert.equal((await ask(host(), "GET", "/repos/acme/private", { token: null })).status, 404);
    assert.equal((await ask(host(), "GET", "/user", { token: null })).status, 401);
    assert.equal((await ask(host(), "GET", "/repos/acme/nope")).status, 404);
    assert.equal((await ask(host(), "GET", "/orgs/nope")).status, 404);
  });

  it("lets a read-only one read, and refuses its writes with 403", async () => {
    const token = host().createToken({ write: false });
    assert.equal((await ask(host(), "GET", "/repos/acme/private", { token })).status, 200);
    const { status } = await ask(host(), "PUT", "/repos/acme/private/contents/a.txt", { token, body: file });
    assert.equal(status, 403);
  });

  it("limits one to its repositories", async () => {
    await host().createRepository("acme", "own", { private: true });
    const token = host().createToken({ write: true, repositories: ["acme/own"] });
    assert.equal((await ask(host(), "PUT", "/repos/acme/own/contents/a.txt", { token, body: file })).status, 201);
    assert.equal((await ask(host(), "GET", "/repos/acme/private", { token })).status, 404);
    assert.equal((await ask(host(), "PUT", "/repos/acme/public/contents/a.txt", { token, body: file })).status, 403);
  });

  it("forgets a revoked one", async () => {
    const token = host().createToken({ write: true });
    host().revokeToken(token);
    assert.equal((await ask(host(), "GET", "/user", { token })).status, 401);
  });

  it("issues one to an installed app, for the repositories of its owner only", async () => {
    await host().createRepository("other", "private", { private: true });
    const app = host().createApp({ owner: "acme" });
    const path = `/app/installations/${app.installationId}/access_tokens`;
    const issued = await ask(host(), "POST", path, { token: appToken(app) });
    const token = String(read(issued.body, "token"));
    assert.equal((await ask(host(), "PUT", "/repos/acme/private/contents/b.txt", { token, body: file })).status, 201);
    assert.equal((await ask(host(), "GET", "/repos/other/private", { token })).status, 404);
    assert.equal((await ask(host(), "GET", "/user", { token })).status, 403);
  });

  it("refuses an app that another key signed for", async () => {
    const [app, other] = [host().createApp({ owner: "acme" }), host().createApp({ owner: "acme" })];
    const forged = appToken({ ...app, privateKey: other.privateKey });
    assert.equal((await ask(host(), "GET", "/orgs/acme/installation", { token: forged })).status, 401);
  });

  it("remembers requests without them", () => {
    assert.ok(host().requests.length > 0);
    assert.ok(!JSON.stringify(host().requests).includes(host().token));
  });
});
