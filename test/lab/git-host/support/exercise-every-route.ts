import assert from "node:assert/strict";
import { generateKeyPair, type GitHost } from "../../../../lab/git-host";
import { appToken } from "./app-token";
import { ask } from "./ask";
import { read } from "./read";

/** Asks for every operation of the API so that it succeeds. */
export async function exerciseEveryRoute(host: GitHost): Promise<void> {
  const { login } = host;
  const repository = await host.createRepository("acme", "fleet", { files: { "a/b.txt": "1\n", "c.txt": "2\n" } });
  const [first] = await repository.log();
  const sha = first?.sha ?? "";
  const succeed = async (method: string, path: string, body?: unknown, token = host.token): Promise<unknown> => {
    const reply = await ask(host, method, path, { body, token });
    assert.ok(reply.status < 300, `${method} ${path}: ${String(reply.status)} ${JSON.stringify(reply.body)}`);
    return reply.body;
  };
  const get = (path: string): Promise<unknown> => succeed("GET", path);

  for (const path of ["/meta", "/rate_limit", "/user", `/users/${login}`, "/orgs/acme"]) await get(path);
  for (const path of ["/user/repos", "/users/acme/repos", "/orgs/acme/repos"]) await get(path);
  await succeed("POST", "/user/repos", { name: "mine", auto_init: true });
  await succeed("POST", "/orgs/acme/repos", { name: "new", private: true, description: "An example" });

  const repo = "/repos/acme/fleet";
  await get(repo);
  await succeed("PATCH", repo, {
    description: "All clusters",
    homepage: "https://example.com/",
    delete_branch_on_merge: false,
  });
  await succeed("PUT", `${repo}/topics`, { names: ["GitOps"] });
  await get(`${repo}/topics`);
  await succeed("PUT", `${repo}/vulnerability-alerts`);
  await get(`${repo}/vulnerability-alerts`);
  await succeed("DELETE", `${repo}/vulnerability-alerts`);

  await get(`${repo}/contents`);
  await get(`${repo}/contents/a/b.txt?ref=main`);
  const content = Buffer.from("3\n").toString("base64");
  const added = await succeed("PUT", `${repo}/contents/d.txt`, { message: "Add", content });
  const blob = read(added, "content.sha");
  const more = Buffer.from("4\n").toString("base64");
  const updated = await succeed("PUT", `${repo}/contents/d.txt`, { message: "Update", content: more, sha: blob });
  await succeed("DELETE", `${repo}/contents/d.txt`, { message: "Delete", sha: read(updated, "content.sha") });
  await get(`${repo}/commits?path=d.txt&per_page=2`);
  await get(`${repo}/commits/main`);
  await succeed("POST", `${repo}/statuses/${sha}`, { state: "success", context: "flux", description: "Applied" });
  await get(`${repo}/commits/${sha}/statuses`);

  await get(`${repo}/git/ref/heads/main`);
  await get(`${repo}/git/matching-refs/heads/ma`);
  const newBlob = await succeed("POST", `${repo}/git/blobs`, { content: "5\n" });
  await get(`${repo}/git/blobs/${String(read(newBlob, "sha"))}`);
  const tree = await succeed("POST", `${repo}/git/trees`, {
    base_tree: sha,
    tree: [
      { path: "e.txt", mode: "100644", type: "blob", sha: read(newBlob, "sha") },
      { path: "f/g.txt", mode: "100644", type: "blob", content: "6\n" },
      { path: "c.txt", mode: "100644", type: "blob", sha: null },
    ],
  });
  await get(`${repo}/git/trees/${String(read(tree, "sha"))}?recursive=1`);
  const fields = { message: "All at once", tree: read(tree, "sha"), parents: [sha] };
  const commit = read(await succeed("POST", `${repo}/git/commits`, fields), "sha");
  await get(`${repo}/git/commits/${String(commit)}`);
  await succeed("POST", `${repo}/git/refs`, { ref: "refs/heads/feature/x", sha });
  await succeed("PATCH", `${repo}/git/refs/heads/feature/x`, { sha: commit });
  await succeed("POST", `${repo}/git/refs`, { ref: "refs/heads/gone", sha });
  await succeed("DELETE", `${repo}/git/refs/heads/gone`);

  await get(`${repo}/branches`);
  await get(`${repo}/branches/feature%2Fx`);
  await succeed("POST", `${repo}/branches/feature%2Fx/rename`, { new_name: "topic" });
  const rule = { required_pull_request_reviews: { required_approving_review_count: 0 }, enforce_admins: true };
  await succeed("PUT", `${repo}/branches/main/protection`, {
    ...rule,
    required_status_checks: null,
    restrictions: null,
  });
  await get(`${repo}/branches/main/protection`);
  await get(`${repo}/branches/main`);
  await succeed("DELETE", `${repo}/branches/main/protection`);
  await repository.protect("main", { requiredSignatures: true, inRuleset: true });
  await get(`${repo}/rules/branches/main`);
  await repository.unprotect("main");

  const { publicKey: key } = await generateKeyPair();
  const added2 = await succeed("POST", `${repo}/keys`, { title: "flux", key, read_only: true });
  await get(`${repo}/keys`);
  await get(`${repo}/keys/${String(read(added2, "id"))}`);
  await succeed("DELETE", `${repo}/keys/${String(read(added2, "id"))}`);

  const config = { url: "http://127.0.0.1:9/", content_type: "json", secret: "s3cret", insecure_ssl: "0" };
  const hook = `${repo}/hooks/${String(read(await succeed("POST", `${repo}/hooks`, { config, events: ["push"] }), "id"))}`;
  for (const path of [`${repo}/hooks`, hook]) await get(path);
  await succeed("PATCH", hook, { active: false });
  await succeed("POST", `${hook}/pings`);
  await succeed("DELETE", hook);

  await succeed("POST", `${repo}/pulls`, { title: "Topic", head: "topic", base: "main", body: "Why" });
  for (const path of ["/pulls", "/pulls/1", "/pulls/1/files", "/pulls/1/commits"]) await get(repo + path);
  await succeed("PATCH", `${repo}/pulls/1`, { title: "The topic" });
  host.createUser("octocat");
  const reviewers = { reviewers: ["octocat"], team_reviewers: ["platform"] };
  await succeed("POST", `${repo}/pulls/1/requested_reviewers`, reviewers);
  await get(`${repo}/pulls/1`);
  await succeed("DELETE", `${repo}/pulls/1/requested_reviewers`, reviewers);
  await succeed("POST", `${repo}/issues/1/labels`, { labels: ["flux", "a label"] });
  await succeed("DELETE", `${repo}/issues/1/labels/a%20label`);
  await get(`${repo}/issues/1/labels`);
  await succeed("PUT", `${repo}/issues/1/labels`, { labels: ["flux", "bootstrap"] });
  await succeed("PUT", `${repo}/pulls/1/merge`, {});
  await get(`${repo}/pulls/1/merge`);
  await get(`${repo}/pulls/1`);

  const app = host.createApp({ owner: "acme" });
  const users = host.createApp({ owner: login });
  await succeed("GET", "/orgs/acme/installation", undefined, appToken(app));
  await succeed("GET", `/users/${login}/installation`, undefined, appToken(users));
  const path = `/app/installations/${app.installationId}/access_tokens`;
  const installation = await succeed("POST", path, {}, appToken(app));
  await succeed("GET", "/installation/repositories", undefined, String(read(installation, "token")));
  await succeed("DELETE", "/repos/acme/new");
}
