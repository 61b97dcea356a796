import assert from "node:assert/strict";
import type { Repository } from "../../../lab/git-host";
import { appToken } from "./support/app-token";
import { ask, type Reply } from "./support/ask";
import { read } from "./support/read";
import { useGitHost } from "./support/use-git-host";

describe("the Git host's pull requests and protected branches", () => {
  const { host } = useGitHost();
  let repository: Repository;
  let count = 0;

  beforeEach(async () => {
    repository = await host().createRepository("acme", `fleet-${String((count += 1))}`, { files: { "a.txt": "1\n" } });
    await repository.commit("Topic", { "b.txt": "2\n" }, "topic");
  });

  const call = (method: string, path: string, body?: unknown): Promise<Reply> =>
    ask(host(), method, `/repos/${repository.fullName}${path}`, { body });
  const open = (head = "topic"): Promise<Reply> => call("POST", "/pulls", { title: "Topic", head, base: "main" });

  it("opens one for a branch that is ahead, once", async () => {
    const { status, body } = await open();
    assert.equal(status, 201);
    assert.equal(read(body, "commits"), 1);
    assert.equal(read(body, "mergeable"), true);
    assert.match(String(read((await open("acme:topic")).body, "errors.0.message")), /^A pull request already exists/);
    assert.match(String(read((await open("main")).body, "errors.0.message")), /^No commits between main and main/);
    assert.equal(read((await open("nope")).body, "errors.0.field"), "head");
  });

  it("finds one by its branches and state", async () => {
    await open();
    const find = async (query: string): Promise<number> => {
      const { body } = await call("GET", `/pulls?${query}`);
      return Array.isArray(body) ? body.length : -1;
    };
    assert.equal(await find("head=acme:topic&base=main"), 1);
    assert.equal(await find("head=acme:other"), 0);
    assert.equal(await find("state=closed"), 0);
    repository.closePullRequest(1);
    assert.equal(await find("state=open"), 0);
    assert.equal(await find("state=all"), 1);
  });

  it("merges one, after which it has a merge commit and stays closed", async () => {
    await open();
    const { body } = await call("PUT", "/pulls/1/merge", { commit_title: "Together" });
    const [merge] = await repository.log();
    assert.equal(read(body, "sha"), merge?.sha);
    assert.equal(merge?.message, "Together\n\nTopic");
    assert.equal(merge.parents.length, 2);
    const pull = await call("GET", "/pulls/1");
    assert.equal(read(pull.body, "merged"), true);
    assert.equal(read(pull.body, "merge_commit_sha"), merge.sha);
    assert.equal((await call("PATCH", "/pulls/1", { state: "open" })).status, 422);
    assert.equal((await call("PUT", "/pulls/1/merge", {})).status, 405);
  });

  it("refuses to merge what conflicts, and what is not what the caller saw", async () => {
    await repository.commit("Conflict", { "b.txt": "3\n" });
    await open();
    assert.equal(read((await call("GET", "/pulls/1")).body, "mergeable"), false);
    assert.equal((await call("PUT", "/pulls/1/merge", {})).status, 405);
    assert.equal((await call("PUT", "/pulls/1/merge", { sha: "1".repeat(40) })).status, 409);
  });

  it("follows pushes to its branch, and closes when the branch is deleted", async () => {
    await open();
    const sha = await repository.commit("More", { "c.txt": "3\n" }, "topic");
    assert.equal(read((await call("GET", "/pulls/1")).body, "head.sha"), sha);
    await call("DELETE", "/git/refs/heads/topic");
    const { body } = await call("GET", "/pulls/1");
    assert.equal(read(body, "state"), "closed");
    assert.equal(read(body, "merged"), false);
  });

  it("closes one as merged when its commits come to the base by a push", async () => {
    const [tip] = await repository.log("topic");
    await open();
    await call("PATCH", "/git/refs/heads/main", { sha: tip?.sha });
    const [pull] = await repository.pullRequests();
    assert.deepEqual([pull?.state, pull?.merged], ["closed", true]);
  });

  it("squashes, and deletes the branch where that is set", async () => {
    await call("PATCH", "", { delete_branch_on_merge: true });
    await open();
    await repository.mergePullRequest(1, "squash");
    const [commit] = await repository.log();
    assert.equal(commit?.message, "Topic (#1)");
    assert.equal(commit.parents.length, 1);
    assert.deepEqual(await repository.branches(), ["main"]);
    const { body } = await call("GET", "/pulls/1");
    assert.equal(read(body, "merged"), true);
  });

  for (const inRuleset of [false, true]) {
    const where = inRuleset ? "ruleset" : "protection of the branch";
    it(`takes signed commits only where a ${where} requires them, and shows that`, async () => {
      const app = host().createApp({ owner: "acme" });
      const tokens = `/app/installations/${app.installationId}/access_tokens`;
      const ofApp = String(read((await ask(host(), "POST", tokens, { token: appToken(app) })).body, "token"));
      const put = async (token: string, extra: object = {}) => {
        const body = { message: "Add", content: "MQ==", branch: "main", ...extra };
        return ask(host(), "PUT", `/repos/${repository.fullName}/contents/c.txt`, { token, body });
      };
      await repository.protect("main", { requiredReviews: undefined, requiredSignatures: true, inRuleset });
      const refused = await put(host().token);
      assert.equal(refused.status, 409);
      assert.match(String(read(refused.body, "message")), /[:\n] ?Commits must have verified signatures\.$/);
      assert.equal((await put(ofApp, { author: { name: "A", email: "a@example.com" } })).status, 409);
      const signed = await put(ofApp);
      assert.equal(signed.status, 201);
      assert.equal(read(signed.body, "commit.verification.verified"), true);
      const rules = (await call("GET", "/rules/branches/main")).body;
      const protection = await call("GET", "/branches/main/protection");
      assert.deepEqual(
        [read(rules, "0.type"), read(protection.body, "required_signatures.enabled")],
        inRuleset ? ["required_signatures", undefined] : [undefined, true],
      );
    });
  }

  it("refuses every direct write to a protected branch, but no pull request", async () => {
    await repository.protect("main");
    const file = { message: "Add", content: "MQ==" };
    const refused = await call("PUT", "/contents/c.txt", file);
    assert.equal(refused.status, 409);
    assert.match(String(read(refused.body, "message")), /Changes must be made through a pull request/);
    const [tip] = await repository.log("topic");
    assert.equal((await call("PATCH", "/git/refs/heads/main", { sha: tip?.sha })).status, 422);
    assert.equal((await call("DELETE", "/git/refs/heads/main")).status, 422);
    assert.equal((await call("PUT", "/contents/c.txt", { ...file, branch: "topic" })).status, 201);
    await open();
    assert.equal((await call("PUT", "/pulls/1/merge", {})).status, 200);
  });

  it("asks for reviews where the rule does", async () => {
    await repository.protect("main", { requiredReviews: 1 });
    await open();
    const { status, body } = await call("PUT", "/pulls/1/merge", {});
    assert.equal(status, 405);
    assert.match(String(read(body, "message")), /At least 1 approving review is required/);
    assert.match(await repository.mergePullRequest(1), /^[0-9a-f]{40}$/);
  });
});
