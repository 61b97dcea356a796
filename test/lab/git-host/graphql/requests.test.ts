import assert from "node:assert/strict";
import type { Fault, GitHostRequest, Repository } from "../../../../lab/git-host";
import { appToken } from "../support/app-token";
import { ask, type Reply } from "../support/ask";
import { askGraphQl } from "../support/ask-graphql";
import { read } from "../support/read";
import { useGitHost } from "../support/use-git-host";

const VIEWER = "{ viewer { login } }";
const MUTATION =
  "mutation ($input: CreateCommitOnBranchInput!) { createCommitOnBranch(input: $input) { commit { oid } } }";

describe("requests to the Git host's GraphQL API", () => {
  const { host } = useGitHost();
  let repository: Repository;
  let count = 0;

  beforeEach(async () => {
    repository = await host().createRepository("acme", `fleet-${String((count += 1))}`);
  });

  async function commit(path: string): Promise<Reply> {
    const input = {
      branch: { repositoryNameWithOwner: repository.fullName, branchName: "main" },
      expectedHeadOid: (await repository.log())[0]?.sha,
      fileChanges: { additions: [{ path, contents: "MQ==" }] },
      message: { headline: "Add" },
    };
    return askGraphQl(host(), MUTATION, { variables: { input } });
  }

  function post(body: string, path = "api/graphql"): Promise<Response> {
    const headers = { Authorization: `Bearer ${host().token}` };
    return fetch(`${host().apiUrl}${path}`, { method: "POST", headers, body });
  }

  const lastRequest = (): GitHostRequest | undefined => host().requests.at(-1);

  it("need a token, and a good one", async () => {
    const anonymous = await askGraphQl(host(), VIEWER, { token: null });
    assert.equal(anonymous.status, 401);
    assert.equal(read(anonymous.body, "message"), "Requires authentication");
    const wrong = await askGraphQl(host(), VIEWER, { token: "ghp_wrong" });
    assert.equal(wrong.status, 401);
    assert.equal(read(wrong.body, "message"), "Bad credentials");
    const app = await askGraphQl(host(), VIEWER, { token: appToken(host().createApp({ owner: "acme" })) });
    assert.equal(app.status, 401);
  });

  it("are answered where github.com has the API, too", async () => {
    const response = await post(JSON.stringify({ query: VIEWER }), "graphql");
    assert.equal(read(await response.json(), "data.viewer.login"), host().login);
    assert.equal(lastRequest()?.path, "/graphql");
    assert.equal(lastRequest()?.id, response.headers.get("x-github-request-id"));
  });

  it("are remembered by what they ask for, whatever they call it", async () => {
    const route = async (query: string, operationName?: string): Promise<string | undefined> => {
      await askGraphQl(host(), query, { invalid: true, ...(operationName === undefined ? {} : { operationName }) });
      return lastRequest()?.route;
    };
    assert.equal(await route(VIEWER), "/graphql viewer");
    assert.equal(await route("query A { me: viewer { login } rateLimit { cost } }"), "/graphql viewer,rateLimit");
    assert.equal(await route("query A { viewer { login } } query B { rateLimit { cost } }", "B"), "/graphql rateLimit");
    assert.equal(await route("{ ...Who } fragment Who on Query { ... { viewer { login } } }"), "/graphql viewer");
    assert.equal(await route("{ ...Who } fragment Who on Query { ...Who }"), "/graphql");
    assert.equal(await route("{"), "/graphql");
    await commit("a.txt");
    const { method, path, route: named, status } = lastRequest() ?? {};
    assert.deepEqual([method, path, named, status], ["POST", "/graphql", "/graphql createCommitOnBranch", 200]);
    assert.ok(!JSON.stringify(host().requests).includes(host().token));
  });

  it("are answered with status 200 and no data when they cannot be understood", async () => {
    const problem = async (query: string, variables?: unknown): Promise<unknown> => {
      const { status, body } = await askGraphQl(host(), query, { variables, invalid: true });
      assert.equal(status, 200);
      assert.equal(read(body, "data"), undefined);
      return read(body, "errors.0.message");
    };
    assert.match(String(await problem("{")), /^Syntax Error/);
    assert.match(String(await problem("{ nope }")), /Cannot query field "nope"/);
    assert.match(String(await problem("query ($a: Int!) { viewer { login } }", {})), /\$a/);
    const branch = { repositoryNameWithOwner: repository.fullName, branchName: "main" };
    const input = { branch, message: { headline: "Add" }, expectedHeadOid: "1".repeat(40) };
    assert.match(String(await problem(MUTATION, { input: { ...input, expectedHeadOid: null } })), /expectedHeadOid/);
    assert.match(String(await problem(MUTATION, { input: { ...input, expectedHeadOid: "main" } })), /GitObjectID/);
    for (const contents of ["%%%", "MQ", "MQ==\n", "MR"]) {
      const fileChanges = { additions: [{ path: "a.txt", contents }] };
      assert.match(String(await problem(MUTATION, { input: { ...input, fileChanges } })), /Base64String/, contents);
    }
    assert.equal((await repository.log()).length, 1);
  });

  it("are refused without a query, when they are no JSON, and when they are too large", async () => {
    const none = await post("{}");
    assert.equal(none.status, 400);
    assert.match(String(read(await none.json(), "message")), /^A query attribute must be specified/);
    const unreadable = await post("{");
    assert.equal(unreadable.status, 400);
    assert.equal(read(await unreadable.json(), "message"), "Problems parsing JSON");
    const large = await post(JSON.stringify({ query: VIEWER, variables: { large: "x".repeat(51 * 1024 * 1024) } }));
    assert.equal(large.status, 413);
    assert.equal(lastRequest()?.status, 413);
  });

  it("are counted apart from those to REST, and refused with status 200 when there were too many", async () => {
    const before = await ask(host(), "GET", "/rate_limit");
    await askGraphQl(host(), VIEWER);
    const after = await ask(host(), "GET", "/rate_limit");
    const used = (reply: Reply, name: string): number => Number(read(reply.body, `resources.${name}.used`));
    assert.equal(used(after, "graphql") - used(before, "graphql"), 1);
    assert.equal(used(after, "core"), used(before, "core"));
    host().limitRate({ requests: 1, seconds: 3600, api: "graphql" });
    const last = await askGraphQl(host(), VIEWER);
    assert.equal(last.headers.get("x-ratelimit-remaining"), "0");
    assert.equal(last.headers.get("x-ratelimit-resource"), "graphql");
    assert.equal(lastRequest()?.rateLimited, false);
    const { status, body } = await askGraphQl(host(), VIEWER);
    assert.equal(status, 200);
    assert.equal(read(body, "data"), undefined);
    assert.equal(read(body, "errors.0.type"), "RATE_LIMIT");
    assert.match(String(read(body, "errors.0.message")), /^API rate limit already exceeded for user ID \d+\.$/);
    assert.equal(lastRequest()?.rateLimited, true);
    assert.equal((await ask(host(), "GET", "/user")).status, 200);
    host().limitRate({ requests: 5000, seconds: 3600, api: "graphql" });
  });

  /** Commits while each mutation goes wrong, and queries do not. */
  async function commitWith(fault: Fault, path: string): Promise<Reply> {
    const remove = host().intercept(({ route }) => (route === "/graphql createCommitOnBranch" ? fault : undefined));
    try {
      const reply = commit(path);
      assert.equal((await askGraphQl(host(), VIEWER)).status, 200);
      return await reply;
    } finally {
      remove();
    }
  }

  it("go wrong as a fault says, one operation and not the other", async () => {
    const limited = await commitWith(
      { status: 403, headers: { "Retry-After": "60" }, body: { message: "You have exceeded a secondary rate limit." } },
      "a.txt",
    );
    assert.equal(limited.status, 403);
    assert.equal(limited.headers.get("retry-after"), "60");
    const refused = await commitWith({ graphQlErrors: [{ type: "SERVICE_UNAVAILABLE", message: "Not now" }] }, "a.txt");
    assert.equal(refused.status, 200);
    assert.deepEqual(refused.body, {
      data: { createCommitOnBranch: null },
      errors: [
        {
          type: "SERVICE_UNAVAILABLE",
          path: ["createCommitOnBranch"],
          locations: [{ line: 1, column: MUTATION.indexOf("createCommitOnBranch(") + 1 }],
          message: "Not now",
        },
      ],
    });
    await assert.rejects(commitWith({ drop: true }, "a.txt"));
    assert.equal(await repository.read("a.txt"), undefined);
    assert.equal(host().requests.filter(({ status }) => status === 0).length, 1);
  });

  it("lose their answer after the work is done when a fault says so", async () => {
    const gone = await commitWith({ status: 502, when: "after" }, "a.txt");
    assert.equal(gone.status, 502);
    assert.equal(await repository.read("a.txt"), "1");
    const timedOut = [{ type: "TIMEOUT", message: "Something went wrong while executing your query." }];
    const late = await commitWith({ graphQlErrors: timedOut, when: "after", delayMilliseconds: 30 }, "b.txt");
    assert.equal(read(late.body, "errors.0.message"), "Something went wrong while executing your query.");
    assert.equal(await repository.read("b.txt"), "1");
    await assert.rejects(commitWith({ drop: true, when: "after" }, "c.txt"));
    assert.equal(await repository.read("c.txt"), "1");
  });
});
