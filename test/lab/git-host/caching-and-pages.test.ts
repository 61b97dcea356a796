import assert from "node:assert/strict";
import type { Repository } from "../../../lab/git-host";
import { ask } from "./support/ask";
import { read } from "./support/read";
import { useGitHost } from "./support/use-git-host";

describe("the Git host's conditional requests and pages", () => {
  const { host } = useGitHost();
  let repository: Repository;

  before(async () => {
    repository = await host().createRepository("acme", "fleet");
  });

  it("answers 304 without a body until the thing changes", async () => {
    const path = "/repos/acme/fleet/git/ref/heads/main";
    const etag = (await ask(host(), "GET", path)).headers.get("etag") ?? "";
    const headers = { "If-None-Match": etag };
    assert.equal((await ask(host(), "GET", path, { headers })).status, 304);
    await repository.commit("Change", { "a.txt": "1\n" });
    const changed = await ask(host(), "GET", path, { headers });
    assert.equal(changed.status, 200);
    assert.notEqual(changed.headers.get("etag"), etag);
  });

  it("leads from page to page of commits by links", async () => {
    for (const name of ["1", "2", "3", "4"]) await repository.commit(name, { "b.txt": name });
    const messages: unknown[] = [];
    let path: string | undefined = "/repos/acme/fleet/commits?path=b.txt&per_page=3";
    while (path !== undefined) {
      const { body, headers }: { readonly body: unknown; readonly headers: Headers } = await ask(host(), "GET", path);
      assert.ok(Array.isArray(body));
      messages.push(...body.map((commit) => read(commit, "commit.message")));
      path = /<[^>]*\/api\/v3([^>]*)>; rel="next"/.exec(headers.get("link") ?? "")?.[1];
    }
    assert.deepEqual(messages, ["4", "3", "2", "1"]);
  });

  it("leads to the last page of a whole list, and back", async () => {
    for (const name of ["x", "y"]) await repository.commit("Branch", { "c.txt": name }, name);
    const first = await ask(host(), "GET", "/repos/acme/fleet/branches?per_page=1");
    assert.match(first.headers.get("link") ?? "", /page=2>; rel="next", <[^>]*page=3>; rel="last"/);
    const last = await ask(host(), "GET", "/repos/acme/fleet/branches?per_page=1&page=3");
    assert.match(last.headers.get("link") ?? "", /page=2>; rel="prev", <[^>]*page=1>; rel="first"/);
  });

  it("counts requests, and refuses them with 403 once there were too many", async () => {
    host().limitRate({ requests: 2, seconds: 60 });
    assert.equal((await ask(host(), "GET", "/user")).headers.get("x-ratelimit-remaining"), "1");
    await ask(host(), "GET", "/user");
    const refused = await ask(host(), "GET", "/user");
    assert.equal(refused.status, 403);
    assert.equal(refused.headers.get("x-ratelimit-remaining"), "0");
    assert.ok(Number(refused.headers.get("x-ratelimit-reset")) * 1000 > Date.now());
    assert.equal(host().requests.at(-1)?.rateLimited, true);
    assert.equal((await ask(host(), "GET", "/rate_limit")).status, 200);
    host().limitRate({ requests: 5000, seconds: 3600 });
  });
});
