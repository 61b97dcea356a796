import assert from "node:assert/strict";
import { generateKeyPair, type Repository } from "../../../../lab/git-host";
import { ask } from "../support/ask";
import { askGraphQl, type GraphQlQuestion } from "../support/ask-graphql";
import { read } from "../support/read";
import { useGitHost } from "../support/use-git-host";

describe("the queries of the Git host's GraphQL API", () => {
  const { host } = useGitHost();
  let fleet: Repository;

  before(async () => {
    fleet = await host().createRepository("acme", "fleet", { files: { "README.md": "# Fleet\n", "a/b.txt": "1\n" } });
  });

  async function answer(query: string, question: GraphQlQuestion = {}): Promise<unknown> {
    const { status, body } = await askGraphQl(host(), query, question);
    assert.equal(status, 200);
    assert.equal(read(body, "errors"), undefined, JSON.stringify(body));
    return read(body, "data");
  }

  /** The values of fields of the repository. */
  async function ofFleet(fields: string, question: GraphQlQuestion = {}): Promise<unknown> {
    return read(await answer(`{ repository(owner: "acme", name: "fleet") { ${fields} } }`, question), "repository");
  }

  it("say whom a token belongs to, and how many requests it has left", async () => {
    const first = await answer("{ viewer { login } rateLimit { cost limit remaining resetAt used } }");
    assert.equal(read(first, "viewer.login"), host().login);
    const second = await answer("{ rateLimit { cost remaining } }");
    assert.equal(Number(read(first, "rateLimit.remaining")) - Number(read(second, "rateLimit.remaining")), 1);
    assert.match(String(read(first, "rateLimit.resetAt")), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  });

  it("describe a repository as REST does", async () => {
    const fields = "id databaseId nameWithOwner isArchived isEmpty isPrivate url defaultBranchRef { name prefix }";
    const { body } = await ask(host(), "GET", "/repos/acme/fleet");
    assert.deepEqual(await ofFleet(fields), {
      id: read(body, "node_id"),
      databaseId: read(body, "id"),
      nameWithOwner: "acme/fleet",
      isArchived: false,
      isEmpty: false,
      isPrivate: false,
      url: read(body, "html_url"),
      defaultBranchRef: { name: "main", prefix: "refs/heads/" },
    });
  });

  it("tell what the token may do, and hide from a reader what is for administrators", async () => {
    await fleet.protect("main", { requiredReviews: 2 });
    fleet.addDeployKey((await generateKeyPair()).publicKey, { title: "flux" });
    const fields = `viewerPermission deployKeys(first: 10) { totalCount nodes { title readOnly verified key } }
      ref(qualifiedName: "refs/heads/main") { branchProtectionRule { pattern requiredApprovingReviewCount
        requiresApprovingReviews requiresCommitSignatures requiresStatusChecks }
        refUpdateRule { pattern requiredApprovingReviewCount requiredStatusCheckContexts requiresSignatures } }`;
    const all = await ofFleet(fields);
    assert.equal(read(all, "viewerPermission"), "ADMIN");
    assert.deepEqual(read(all, "ref.branchProtectionRule"), {
      pattern: "main",
      requiredApprovingReviewCount: 2,
      requiresApprovingReviews: true,
      requiresCommitSignatures: false,
      requiresStatusChecks: false,
    });
    assert.deepEqual(read(all, "deployKeys.nodes.0"), {
      title: "flux",
      readOnly: true,
      verified: true,
      key: fleet.deployKeys[0]?.key,
    });
    const some = await ofFleet(fields, { token: host().createToken({ write: false }) });
    assert.equal(read(some, "viewerPermission"), "READ");
    assert.equal(read(some, "ref.branchProtectionRule"), null);
    assert.deepEqual(read(some, "ref.refUpdateRule"), {
      pattern: "main",
      requiredApprovingReviewCount: 2,
      requiredStatusCheckContexts: [],
      requiresSignatures: false,
    });
    assert.equal(read(some, "deployKeys.totalCount"), 0);
    await fleet.unprotect("main");
  });

  it("list the rules of a ruleset, which are no protection of the branch", async () => {
    await fleet.protect("main", { requiredReviews: 0, requiredSignatures: true, inRuleset: true });
    const fields = `ref(qualifiedName: "main") { branchProtectionRule { id } rules(first: 5) { nodes { type } } }`;
    assert.deepEqual(await ofFleet(fields), {
      ref: {
        branchProtectionRule: null,
        rules: { nodes: [{ type: "PULL_REQUEST" }, { type: "REQUIRED_SIGNATURES" }] },
      },
    });
    await fleet.unprotect("main");
  });

  it("give a file's text, none when it is binary, and cut off what is long", async () => {
    const long = "x".repeat(512_000);
    await fleet.commit("Add", { "long.txt": `${long}yz`, "whole.txt": long, "data.bin": "a\0b" });
    const blob = "... on Blob { byteSize isBinary isTruncated text }";
    const at = (path: string): string => `object(expression: "main:${path}") { oid ${blob} }`;
    const data = await ofFleet(
      `small: ${at("a/b.txt")} long: ${at("long.txt")} whole: ${at("whole.txt")} binary: ${at("data.bin")} none: ${at("nope")}`,
    );
    assert.deepEqual(read(data, "small"), {
      oid: "d00491fd7e5bb6fa28c517a0bb32b8b506539d4d",
      byteSize: 2,
      isBinary: false,
      isTruncated: false,
      text: "1\n",
    });
    assert.equal(read(data, "long.byteSize"), 512_002);
    assert.equal(read(data, "long.isTruncated"), true);
    assert.equal(read(data, "long.text"), long);
    assert.equal(read(data, "whole.isTruncated"), false);
    assert.equal(read(data, "binary.isBinary"), true);
    assert.equal(read(data, "binary.text"), null);
    assert.equal(read(data, "none"), null);
  });

  it("list a directory with what is in it", async () => {
    await fleet.commit("Add", { "dir/one.txt": "11\n", "dir/sub/two.txt": "2\n" });
    const query = `query Files($at: String!) { repository(owner: "acme", name: "fleet") { object(expression: $at) {
      ... on Tree { entries { ...Entry object { ... on Tree { entries { ...Entry } } ... on Blob { text } } } } } } }
      fragment Entry on TreeEntry { name path type mode size }`;
    const data = await answer(query, { variables: { at: "main:dir" }, operationName: "Files" });
    assert.deepEqual(read(data, "repository.object.entries"), [
      { name: "one.txt", path: "dir/one.txt", type: "blob", mode: 0o100644, size: 3, object: { text: "11\n" } },
      {
        name: "sub",
        path: "dir/sub",
        type: "tree",
        mode: 0o040000,
        size: 0,
        object: { entries: [{ name: "two.txt", path: "dir/sub/two.txt", type: "blob", mode: 0o100644, size: 2 }] },
      },
    ]);
  });

  it("give the commits of a branch that touch a path, in parts", async () => {
    for (const text of ["1\n", "2\n", "3\n"]) await fleet.commit(`Write ${text.trim()}`, { "log.txt": text });
    await fleet.commit("Something else", { "other.txt": "1\n" });
    const fields = (more: string): string => `ref(qualifiedName: "refs/heads/main") { target { ... on Commit {
      history(first: 2, path: "log.txt"${more}) { totalCount pageInfo { hasNextPage hasPreviousPage endCursor }
        nodes { messageHeadline author { name email user { login } } signature { isValid } } } } } }`;
    const first = read(await ofFleet(fields("")), "ref.target.history");
    assert.equal(read(first, "totalCount"), 3);
    assert.equal(read(first, "pageInfo.hasNextPage"), true);
    assert.deepEqual(
      [read(first, "nodes.0.messageHeadline"), read(first, "nodes.1.messageHeadline")],
      ["Write 3", "Write 2"],
    );
    assert.deepEqual(read(first, "nodes.0.author"), { name: "Somebody", email: "somebody@example.com", user: null });
    assert.equal(read(first, "nodes.0.signature"), null);
    const after = `, after: "${String(read(first, "pageInfo.endCursor"))}"`;
    const second = read(await ofFleet(fields(after)), "ref.target.history");
    assert.deepEqual(read(second, "pageInfo.hasNextPage"), false);
    assert.deepEqual(read(second, "pageInfo.hasPreviousPage"), true);
    assert.equal(read(second, "nodes.0.messageHeadline"), "Write 1");
    assert.equal(read(second, "nodes.1"), undefined);
  });

  it("give a commit by its id, its tree and its parents, and an annotated tag", async () => {
    const [tip, parent] = await fleet.log();
    await fleet.tag("v1.0.0", "main", { message: "The first" });
    const data = await ofFleet(
      `object(oid: "${tip?.sha ?? ""}") { ... on Commit { message tree { oid } parents(last: 1) { nodes { oid } } } }
       ref(qualifiedName: "refs/tags/v1.0.0") { target { __typename ... on Tag { name message target { oid } } } }`,
    );
    assert.deepEqual(read(data, "object"), {
      message: tip?.message,
      tree: { oid: tip?.tree },
      parents: { nodes: [{ oid: parent?.sha }] },
    });
    const target = read(data, "ref.target");
    assert.deepEqual([read(target, "__typename"), read(target, "name")], ["Tag", "v1.0.0"]);
    assert.equal(read(target, "target.oid"), tip?.sha);
  });

  it("find no ref by the name of HEAD, and no branch in an empty repository", async () => {
    assert.deepEqual(await ofFleet('ref(qualifiedName: "HEAD") { name }'), { ref: null });
    await host().createRepository("acme", "empty", { empty: true });
    const query = '{ repository(owner: "acme", name: "empty") { isEmpty defaultBranchRef { name } } }';
    assert.deepEqual(await answer(query), { repository: { isEmpty: true, defaultBranchRef: null } });
  });

  it("follow a repository to its new name, unless told not to", async () => {
    const moved = await host().createRepository("acme", "old");
    await moved.rename("new");
    const named = '{ repository(owner: "acme", name: "old") { nameWithOwner } }';
    assert.deepEqual(await answer(named), { repository: { nameWithOwner: "acme/new" } });
    const strict = '{ repository(owner: "acme", name: "old", followRenames: false) { nameWithOwner } }';
    const { body } = await askGraphQl(host(), strict);
    assert.equal(read(body, "errors.0.type"), "NOT_FOUND");
  });

  it("answer what they can beside an error, as GitHub words it", async () => {
    await host().createRepository("acme", "secret", { private: true });
    const token = host().createToken({ write: true, repositories: ["acme/fleet"] });
    for (const name of ["nope", "secret"]) {
      const query = `{ viewer { login } other: repository(owner: "acme", name: "${name}") { id } }`;
      assert.deepEqual((await askGraphQl(host(), query, { token })).body, {
        data: { viewer: { login: host().login }, other: null },
        errors: [
          {
            type: "NOT_FOUND",
            path: ["other"],
            locations: [{ line: 1, column: 20 }],
            message: `Could not resolve to a Repository with the name 'acme/${name}'.`,
          },
        ],
      });
    }
  });

  it("want to know how much of a list is wanted, and not too much", async () => {
    const errors = async (args: string): Promise<unknown> => {
      const query = `{ repository(owner: "acme", name: "fleet") { deployKeys${args} { totalCount } } }`;
      return read((await askGraphQl(host(), query)).body, "errors.0.type");
    };
    assert.equal(await errors(""), "MISSING_PAGINATION_BOUNDARIES");
    assert.equal(await errors("(first: 101)"), "EXCESSIVE_PAGINATION");
    assert.equal(await errors('(first: 1, after: "nope")'), "INVALID_CURSOR_ARGUMENTS");
    assert.equal(await errors("(last: 100)"), undefined);
  });
});
