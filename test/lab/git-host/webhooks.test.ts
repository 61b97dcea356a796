import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { join } from "node:path";
import { generateKeyPair, type Repository } from "../../../lab/git-host";
import { eventually } from "../cluster/processes/eventually";
import { ask } from "./support/ask";
import { differencesFromSchema } from "./support/description";
import { git } from "./support/git";
import { read } from "./support/read";
import { sshEnvironment } from "./support/ssh-environment";
import { useGitHost } from "./support/use-git-host";
import { openWebhookSink, type ReceivedWebhook, type WebhookSink } from "./support/webhook-sink";

const SECRET = "webhook-s3cret";

describe("the Git host's webhooks", () => {
  const { host, scratch } = useGitHost();
  let sink: WebhookSink;
  let count = 0;

  before(async () => {
    sink = await openWebhookSink();
  });
  after(() => sink.close());

  /** A repository with a webhook that has pinged the sink. */
  async function hooked(
    config: Readonly<Record<string, unknown>> = {},
    events = ["push"],
  ): Promise<{ repository: Repository; hook: string }> {
    const repository = await host().createRepository("acme", `hooks-${String((count += 1))}`);
    const path = `/repos/${repository.fullName}/hooks`;
    const body = {
      config: { url: `${sink.url}/${repository.fullName}`, content_type: "json", secret: SECRET, ...config },
      events,
    };
    const { status, body: created } = await ask(host(), "POST", path, { body });
    assert.equal(status, 201);
    await received(repository, "ping");
    return { repository, hook: `${path}/${String(read(created, "id"))}` };
  }

  /** The first delivery of an event to a repository's place that fits. */
  function received(
    { fullName }: Repository,
    event: string,
    fits: (body: unknown) => boolean = () => true,
  ): Promise<ReceivedWebhook> {
    return sink.next(
      `${event} of ${fullName}`,
      (webhook) => webhook.path === `/${fullName}` && webhook.headers["x-github-event"] === event && fits(webhook.body),
    );
  }

  const at = (sha: string) => (body: unknown) => read(body, "after") === sha;

  it("shows that there is a secret, and not which", async () => {
    const { hook } = await hooked();
    const { body } = await ask(host(), "GET", hook);
    assert.equal(read(body, "config.secret"), "********");
    assert.equal(read(body, "config.insecure_ssl"), "0");
    assert.ok(!JSON.stringify((await ask(host(), "GET", hook.replace(/\/\d+$/, ""))).body).includes(SECRET));
    assert.equal((await ask(host(), "GET", hook, { token: null })).status, 404);
  });

  it("signs what it sends with the secret, as GitHub does", async () => {
    const { repository } = await hooked();
    const { headers, text, body } = await received(repository, "ping");
    assert.equal(headers["x-hub-signature-256"], `sha256=${createHmac("sha256", SECRET).update(text).digest("hex")}`);
    assert.match(String(headers["x-github-delivery"]), /^[0-9a-f-]{36}$/);
    assert.equal(headers["content-type"], "application/json");
    assert.deepEqual(differencesFromSchema("webhook-ping", body), []);
    assert.equal(read(body, "hook.config.secret"), "********");
  });

  it("tells of a commit as GitHub describes the event", async () => {
    const { repository } = await hooked();
    const [first] = await repository.log();
    const sha = await repository.commit("Change two", { "README.md": "new\n", "a/b.txt": "1\n" });
    const { body } = await received(repository, "push");
    assert.deepEqual(differencesFromSchema("webhook-push", body), []);
    assert.deepEqual(
      [read(body, "ref"), read(body, "before"), read(body, "after")],
      ["refs/heads/main", first?.sha, sha],
    );
    assert.deepEqual([read(body, "commits.length"), read(body, "head_commit.id")], [1, sha]);
    assert.deepEqual(
      [read(body, "head_commit.added"), read(body, "head_commit.modified"), read(body, "head_commit.removed")],
      [["a/b.txt"], ["README.md"], []],
    );
    await eventually("the answers", () => repository.webhooks[0]?.deliveries.length === 2);
    assert.deepEqual(
      repository.webhooks[0]?.deliveries.map(({ event, status }) => [event, status]),
      [
        ["ping", 200],
        ["push", 200],
      ],
    );
  });

  it("tells of a commit by the contents API, of a new branch and of one that is gone", async () => {
    const { repository } = await hooked();
    const repo = `/repos/${repository.fullName}`;
    const put = await ask(host(), "PUT", `${repo}/contents/x.txt`, { body: { message: "Add", content: "MQo=" } });
    const sha = String(read(put.body, "commit.sha"));
    await received(repository, "push", at(sha));
    await ask(host(), "POST", `${repo}/git/refs`, { body: { ref: "refs/heads/topic", sha } });
    const { body: made } = await received(repository, "push", (body) => read(body, "created") === true);
    assert.deepEqual([read(made, "ref"), read(made, "commits")], ["refs/heads/topic", []]);
    await repository.deleteBranch("topic");
    const { body: gone } = await received(repository, "push", (body) => read(body, "deleted") === true);
    assert.deepEqual([read(gone, "before"), read(gone, "head_commit")], [sha, null]);
    for (const body of [made, gone]) assert.deepEqual(differencesFromSchema("webhook-push", body), []);
  });

  it("tells of a merged pull request", async () => {
    const { repository } = await hooked();
    await repository.commit("Topic", { "t.txt": "1\n" }, "topic");
    await ask(host(), "POST", `/repos/${repository.fullName}/pulls`, {
      body: { title: "Topic", head: "topic", base: "main" },
    });
    const sha = await repository.mergePullRequest(1);
    await received(repository, "push", at(sha));
  });

  it("tells of a push by git, over HTTP and over SSH", async () => {
    const { repository } = await hooked();
    const { publicKey, privateKey } = await generateKeyPair();
    repository.addDeployKey(publicKey, { readOnly: false });
    const clone = join(scratch(), `clone-${String(count)}`);
    const withToken = repository.httpUrl.replace("://", `://git:${host().token}@`);
    assert.equal((await git(scratch(), ["clone", "-q", withToken, clone])).code, 0);
    for (const [remote, environment] of [
      [withToken, {}],
      [repository.sshUrl, await sshEnvironment(host(), scratch(), privateKey)],
    ] as const) {
      await git(clone, ["commit", "-q", "--allow-empty", "-m", "Empty"]);
      const pushed = await git(clone, ["push", "-q", remote, "HEAD:main"], environment);
      assert.equal(pushed.code, 0, pushed.stderr);
      const sha = (await git(clone, ["rev-parse", "HEAD"])).stdout.trim();
      await received(repository, "push", at(sha));
    }
  });

  it("sends a form when it is not told to send JSON", async () => {
    const { repository } = await hooked({ content_type: "form" });
    const { headers, text } = await received(repository, "ping");
    assert.equal(headers["content-type"], "application/x-www-form-urlencoded");
    assert.equal(read(JSON.parse(new URLSearchParams(text).get("payload") ?? ""), "hook.name"), "web");
  });

  it("sends no more when it is inactive, of another event or gone", async () => {
    const { repository, hook } = await hooked();
    const path = hook.replace(/\/\d+$/, "");
    const other = (name: string) => ({ url: `${sink.url}/${name}-of-${repository.fullName}`, content_type: "json" });
    for (const [name, event] of [
      ["release", "release"],
      ["witness", "push"],
    ] as const) {
      assert.equal(
        read(
          (await ask(host(), "POST", path, { body: { config: other(name), events: [event] } })).body,
          "config.secret",
        ),
        undefined,
      );
    }
    await ask(host(), "PATCH", hook, { body: { active: false } });
    const unheard = await repository.commit("Unheard", { "a.txt": "1\n" });
    // All webhooks are told at once, so the others would have heard by then.
    await sink.next(
      "push to the witness",
      (webhook) => webhook.path.startsWith("/witness") && read(webhook.body, "after") === unheard,
    );
    await ask(host(), "PATCH", hook, { body: { active: true } });
    const heard = await repository.commit("Heard", { "a.txt": "2\n" });
    await received(repository, "push", at(heard));
    await eventually("the answers", () => repository.webhooks.flatMap(({ deliveries }) => deliveries).length === 6);
    const events = repository.webhooks.map(({ deliveries }) => deliveries.map(({ event }) => event));
    assert.deepEqual(events, [["ping", "push"], ["ping"], ["ping", "push", "push"]]);
    assert.equal((await ask(host(), "DELETE", hook)).status, 204);
    assert.equal((await ask(host(), "DELETE", hook)).status, 404);
  });

  it("keeps a push going when nobody answers", async () => {
    const { repository, hook } = await hooked();
    await ask(host(), "PATCH", hook, { body: { config: { url: "http://127.0.0.1:9/", content_type: "json" } } });
    const sha = await repository.commit("Alone", { "a.txt": "1\n" });
    assert.equal((await repository.log())[0]?.sha, sha);
  });

  it("refuses with 422 what is no URL, and the same place twice", async () => {
    const { repository, hook } = await hooked();
    const path = hook.replace(/\/\d+$/, "");
    for (const url of [`${sink.url}/${repository.fullName}`, "nonsense", "ftp://example.com/"]) {
      const { status, body } = await ask(host(), "POST", path, { body: { config: { url, content_type: "json" } } });
      assert.equal(status, 422);
      assert.equal(read(body, "errors.0.resource"), "Hook");
    }
    const readOnly = host().createToken({ write: false });
    assert.equal((await ask(host(), "DELETE", hook, { token: readOnly })).status, 403);
  });
});
