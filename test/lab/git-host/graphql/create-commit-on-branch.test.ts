import assert from "node:assert/strict";
import { createMessage, readKey, readSignature, verify } from "openpgp";
import type { Repository } from "../../../../lab/git-host";
import { appToken } from "../support/app-token";
import { ask, type Reply } from "../support/ask";
import { askGraphQl } from "../support/ask-graphql";
import { git } from "../support/git";
import { read } from "../support/read";
import { useGitHost } from "../support/use-git-host";
import { openWebhookSink } from "../support/webhook-sink";

const MUTATION = `mutation ($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) {
    clientMutationId
    commit { oid url committedDate messageHeadline messageBody author { name email user { login } } committer { name email }
      signature { isValid state wasSignedByGitHub payload signature } }
    ref { id name target { oid } }
  }
}`;

const base64 = (text: string): string => Buffer.from(text).toString("base64");

interface Change {
  readonly additions?: Readonly<Record<string, string>>;
  readonly deletions?: readonly string[];
  readonly expectedHeadOid?: string;
  readonly branch?: Readonly<Record<string, string>>;
  readonly message?: Readonly<Record<string, string>>;
  readonly token?: string | null;
}

describe("createCommitOnBranch of the Git host's GraphQL API", () => {
  const { host } = useGitHost();
  let repository: Repository;
  let count = 0;

  beforeEach(async () => {
    repository = await host().createRepository("acme", `fleet-${String((count += 1))}`, {
      files: { "keep.txt": "1\n", "old/gone.txt": "2\n" },
    });
  });

  const tip = async (branch = "main"): Promise<string> => (await repository.log(branch))[0]?.sha ?? "";

  async function commit(change: Change = {}): Promise<Reply> {
    const { additions = { "new.txt": "3\n" }, deletions = [], message = { headline: "Change" } } = change;
    const branch = { repositoryNameWithOwner: repository.fullName, branchName: "main" };
    const input = {
      branch: change.branch ?? branch,
      clientMutationId: "mine",
      expectedHeadOid: change.expectedHeadOid ?? (await tip()),
      fileChanges: {
        additions: Object.entries(additions).map(([path, text]) => ({ path, contents: base64(text) })),
        deletions: deletions.map((path) => ({ path })),
      },
      message,
    };
    return askGraphQl(host(), MUTATION, {
      variables: { input },
      ...(change.token === undefined ? {} : { token: change.token }),
    });
  }

  /** Nothing was committed, and the answer says so as GitHub says it. */
  function assertRefused({ status, body }: Reply, type: string, message: string, extensions?: unknown): void {
    assert.equal(status, 200);
    assert.deepEqual(body, {
      data: { createCommitOnBranch: null },
      errors: [
        {
          type,
          path: ["createCommitOnBranch"],
          ...(extensions === undefined ? {} : { extensions }),
          locations: [{ line: 2, column: 3 }],
          message,
        },
      ],
    });
  }

  it("makes one commit of all changes, by the token's owner and GitHub", async () => {
    const { status, body } = await commit({
      additions: { "dir/new.txt": "3\n", "keep.txt": "edited\n" },
      deletions: ["old/gone.txt"],
      message: { headline: "Change it", body: "For a reason.\n\nAnd another." },
    });
    assert.equal(status, 200);
    assert.equal(read(body, "errors"), undefined);
    const answer = read(body, "data.createCommitOnBranch");
    assert.equal(read(answer, "clientMutationId"), "mine");
    const [made, ...before] = await repository.log();
    assert.equal(before.length, 1);
    assert.equal(made?.message, "Change it\n\nFor a reason.\n\nAnd another.");
    assert.deepEqual(await repository.files(), ["dir/new.txt", "keep.txt"]);
    assert.equal(await repository.read("keep.txt"), "edited\n");
    assert.equal(read(answer, "commit.oid"), made.sha);
    assert.equal(read(answer, "commit.url"), `${host().apiUrl}${repository.fullName}/commit/${made.sha}`);
    assert.match(String(read(answer, "commit.committedDate")), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    assert.equal(read(answer, "commit.messageHeadline"), "Change it");
    assert.equal(read(answer, "commit.messageBody"), "For a reason.\n\nAnd another.");
    assert.equal(read(answer, "commit.author.user.login"), host().login);
    assert.deepEqual(read(answer, "commit.committer"), { name: "GitHub", email: "noreply@github.com" });
    assert.equal(read(answer, "ref.name"), "main");
    assert.equal(read(answer, "ref.target.oid"), made.sha);
  });

  it("signs it with GitHub's key, and REST says that it is verified", async () => {
    const signature = read((await commit()).body, "data.createCommitOnBranch.commit.signature");
    assert.equal(read(signature, "isValid"), true);
    assert.equal(read(signature, "state"), "VALID");
    assert.equal(read(signature, "wasSignedByGitHub"), true);
    const { verification } = await host().webFlowKey();
    const { signatures } = await verify({
      message: await createMessage({ binary: Buffer.from(String(read(signature, "payload"))) }),
      signature: await readSignature({ armoredSignature: String(read(signature, "signature")) }),
      verificationKeys: await readKey({ armoredKey: verification["author.asc"] ?? "" }),
    });
    assert.equal(await signatures[0]?.verified, true);
    const stored = await git(repository.directory, ["cat-file", "commit", "main"]);
    assert.equal(stored.stdout.replace(/gpgsig (.*\n )*.*\n/, ""), read(signature, "payload"));
    const { body } = await ask(host(), "GET", `/repos/${repository.fullName}/commits/main`);
    assert.equal(read(body, "commit.verification.verified"), true);
    assert.equal(read(body, "commit.verification.reason"), "valid");
    assert.equal(read(body, "commit.verification.signature"), read(signature, "signature"));
  });

  it("takes binary content, a full name of the branch, and a branch by its id", async () => {
    const content = Buffer.from([0, 255, 10, 13]);
    const { body } = await askGraphQl(host(), MUTATION, {
      variables: {
        input: {
          branch: { repositoryNameWithOwner: repository.fullName, branchName: "refs/heads/main" },
          expectedHeadOid: await tip(),
          fileChanges: { additions: [{ path: "a.bin", contents: content.toString("base64") }] },
          message: { headline: "Add" },
        },
      },
    });
    const id = String(read(body, "data.createCommitOnBranch.ref.id"));
    const stored = await git(repository.directory, ["cat-file", "-s", "main:a.bin"]);
    assert.equal(stored.stdout.trim(), "4");
    const again = await commit({ branch: { id } });
    assert.equal(read(again.body, "errors"), undefined);
    assert.equal(await repository.read("new.txt"), "3\n");
  });

  it("refuses a head that has moved", async () => {
    const expectedHeadOid = await tip();
    await repository.commit("A foreign edit", { "keep.txt": "theirs\n" });
    const message = `Expected branch to point to "${expectedHeadOid}" but it did not.  Pull and try again.`;
    assertRefused(await commit({ expectedHeadOid }), "STALE_DATA", message);
    assert.equal(await repository.read("new.txt"), undefined);
  });

  it("refuses to delete a path that does not exist, with everything else of the commit", async () => {
    const head = await tip();
    const message = `A path was requested for deletion which does not exist as of commit oid \`${head}\``;
    assertRefused(await commit({ deletions: ["nope.txt"] }), "UNPROCESSABLE", message);
    assertRefused(await commit({ deletions: ["old"] }), "UNPROCESSABLE", message);
    assert.equal(await tip(), head);
  });

  it("refuses a path that is named twice or that Git has no place for", async () => {
    const twice = await commit({ additions: { "keep.txt": "2\n" }, deletions: ["keep.txt"] });
    assert.equal(read(twice.body, "errors.0.type"), "UNPROCESSABLE");
    for (const path of ["", "/a.txt", "a/../b.txt", ".git/config", "a//b.txt"]) {
      assert.equal(read((await commit({ additions: { [path]: "1\n" } })).body, "errors.0.type"), "UNPROCESSABLE", path);
    }
    assert.equal((await repository.log()).length, 1);
  });

  it("says that there is no such repository, also about a private one that the token is not for", async () => {
    const missing = { repositoryNameWithOwner: "acme/nope", branchName: "main" };
    const message = "Could not resolve to a Repository with the name 'acme/nope'.";
    assertRefused(await commit({ branch: missing }), "NOT_FOUND", message);
    const secret = await host().createRepository("acme", `secret-${String(count)}`, { private: true });
    const token = host().createToken({ write: true, repositories: [repository.fullName] });
    const branch = { repositoryNameWithOwner: secret.fullName, branchName: "main" };
    const hidden = `Could not resolve to a Repository with the name '${secret.fullName}'.`;
    assertRefused(await commit({ branch, token }), "NOT_FOUND", hidden);
    const { body } = await ask(host(), "GET", `/repos/${secret.fullName}/git/ref/heads/main`);
    for (const id of ["bm9wZQ==", String(read(body, "node_id"))]) {
      const unknown = `Could not resolve to a node with the global id of '${id}'`;
      assertRefused(await commit({ branch: { id }, token }), "NOT_FOUND", unknown);
    }
  });

  it("says that there is no such branch, also in an empty repository", async () => {
    const branch = { repositoryNameWithOwner: repository.fullName, branchName: "nope" };
    assertRefused(await commit({ branch }), "NOT_FOUND", "Branch not found");
    const empty = await host().createRepository("acme", `empty-${String(count)}`, { empty: true });
    const first = { repositoryNameWithOwner: empty.fullName, branchName: "main" };
    assertRefused(await commit({ branch: first }), "NOT_FOUND", "Branch not found");
  });

  it("refuses a token that may only read, a token for another repository, and an App that may only read", async () => {
    const noSaml = { saml_failure: false };
    for (const options of [{ write: false }, { write: true, repositories: ["acme/other"] }]) {
      const refused = await commit({ token: host().createToken(options) });
      assertRefused(refused, "FORBIDDEN", "Resource not accessible by personal access token", noSaml);
    }
    const token = await installationToken(false);
    assertRefused(await commit({ token }), "FORBIDDEN", "Resource not accessible by integration", noSaml);
  });

  async function installationToken(write: boolean): Promise<string> {
    const app = host().createApp({ owner: "acme", write });
    const path = `/app/installations/${app.installationId}/access_tokens`;
    return String(read((await ask(host(), "POST", path, { token: appToken(app) })).body, "token"));
  }

  it("commits for an App as its bot", async () => {
    const { body } = await commit({ token: await installationToken(true) });
    assert.equal(read(body, "data.createCommitOnBranch.commit.author.name"), "lab[bot]");
    assert.equal((await repository.log())[0]?.author.name, "lab[bot]");
  });

  it("refuses an archived repository", async () => {
    repository.archive();
    assertRefused(await commit(), "UNPROCESSABLE", "Repository was archived so is read-only");
  });

  it("refuses a branch that changes by pull requests only, whatever the rule is in", async () => {
    await repository.protect("main");
    const message = "Changes must be made through a pull request.";
    assertRefused(await commit(), "BRANCH_PROTECTION_RULE_VIOLATION", message);
    await repository.protect("main", { inRuleset: true });
    assertRefused(await commit(), "FORBIDDEN", `Repository rule violations found\n\n${message}\n\n`);
  });

  it("commits to a branch that requires signatures", async () => {
    for (const inRuleset of [false, true]) {
      await repository.protect("main", { requiredReviews: undefined, requiredSignatures: true, inRuleset });
      const { body } = await commit({ additions: { [`${String(inRuleset)}.txt`]: "1\n" } });
      assert.equal(read(body, "data.createCommitOnBranch.commit.signature.isValid"), true);
    }
  });

  it("follows a repository to its new name", async () => {
    const branch = { repositoryNameWithOwner: repository.fullName, branchName: "main" };
    await repository.rename(`renamed-${String(count)}`);
    assert.equal(read((await commit({ branch })).body, "errors"), undefined);
    assert.equal(await repository.read("new.txt"), "3\n");
  });

  it("tells the webhooks, and brings a pull request of the branch up to date", async () => {
    const sink = await openWebhookSink();
    try {
      const config = { url: sink.url, content_type: "json" };
      await ask(host(), "POST", `/repos/${repository.fullName}/hooks`, { body: { config, events: ["push"] } });
      await repository.commit("Begin", { "topic.txt": "1\n" }, "topic");
      const path = `/repos/${repository.fullName}/pulls`;
      await ask(host(), "POST", path, { body: { title: "Topic", head: "topic", base: "main" } });
      const branch = { repositoryNameWithOwner: repository.fullName, branchName: "topic" };
      const { body } = await commit({ branch, expectedHeadOid: await tip("topic") });
      const oid = read(body, "data.createCommitOnBranch.commit.oid");
      assert.equal(read((await ask(host(), "GET", `${path}/1`)).body, "head.sha"), oid);
      const push = await sink.next("the push", ({ body: pushed }) => read(pushed, "after") === oid);
      assert.equal(read(push.body, "ref"), "refs/heads/topic");
    } finally {
      sink.close();
    }
  });

  it("lets none of twenty writers lose a commit: each wins or is told to look again", async function () {
    this.timeout(120_000);
    const head = await tip();
    const names = Array.from({ length: 20 }, (_, index) => `file-${String(index)}`);
    /** Returns whether the writer has to look again. */
    const isRefused = async (name: string, expectedHeadOid?: string): Promise<boolean> => {
      const change = { additions: { [name]: name }, ...(expectedHeadOid === undefined ? {} : { expectedHeadOid }) };
      const { body } = await commit(change);
      if (read(body, "errors") === undefined) return false;
      const stale = /^Expected branch to point to "[0-9a-f]{40}" but it did not\. {2}Pull and try again\.$/;
      assert.match(
        String(read(body, "errors.0.message")),
        new RegExp(`${stale.source}|^is at [0-9a-f]{40} but expected [0-9a-f]{40}$`),
      );
      return true;
    };
    const refused = await Promise.all(names.map((name) => isRefused(name, head)));
    assert.equal(refused.filter(Boolean).length, 19, "they knew the same head");
    const again = names.filter((_, index) => refused[index]);
    const turn = async (): Promise<void> => {
      for (let name = again.pop(); name !== undefined; name = again.pop()) {
        while (await isRefused(name));
      }
    };
    await Promise.all([turn(), turn(), turn()]);
    assert.deepEqual(new Set(await repository.files()), new Set(["keep.txt", "old/gone.txt", ...names]));
    const commits = await repository.log();
    assert.equal(commits.length, 1 + names.length);
    assert.ok(commits.slice(0, -1).every(({ signature, parents }) => signature !== undefined && parents.length === 1));
  });
});
