import assert from "node:assert/strict";

import * as pulumi from "@pulumi/pulumi";

import { createApi } from "../../../../../../components/git/hosts/github/providers/api";
import { apiReader } from "../../../../../../components/git/hosts/github/lookups/api-reader";
import type { Fault, Repository, RepositoryOptions } from "../../../../../../lab/git-host";
import { generateKeyPair } from "../../../../../../lab/git-host/ssh/generate-key-pair";
import { ask } from "../../../../../lab/git-host/support/ask";
import { read } from "../../../../../lab/git-host/support/read";
import { useGitHost } from "../../../../../lab/git-host/support/use-git-host";

const KUSTOMIZATION = "clusters/prod/flux-system/kustomization.yaml";
const SYNC = "clusters/prod/flux-system/gotk-sync.yaml";

/** How a reader is opened. */
interface Program {
  readonly name: string;
  readonly owner?: string;
  readonly branch?: string;
  readonly token?: string;
  readonly listsKeys?: boolean;
  readonly providerOwner?: string | undefined;
  readonly preview?: boolean;
}

describe("apiReader", () => {
  const { host } = useGitHost();
  let made = 0;
  const logged: string[] = [];

  async function repository(options?: RepositoryOptions): Promise<{ name: string; repository: Repository }> {
    made += 1;
    const name = `fleet-${String(made)}`;
    return { name, repository: await host().createRepository("acme", name, options) };
  }

  async function open({ name, token = host().token, preview = false, ...program }: Program) {
    const { owner = "acme", branch = "main", listsKeys = false } = program;
    const mocks: pulumi.runtime.Mocks = {
      newResource: ({ name: id, inputs }) => ({ id, state: inputs as object }),
      call: ({ token }) => assert.fail(`the provider was asked: ${token}`),
    };
    await pulumi.runtime.setMocks(mocks, "project", "stack", preview);
    const component = new pulumi.ComponentResource("test:index:Component", "component");
    logged.length = 0;
    const log = (message: string) => Promise.resolve(void logged.push(message));
    Object.assign(pulumi.log, { warn: log, info: log });
    const api = createApi(`${host().apiUrl}api/v3`, [() => Promise.resolve(token)]);
    const providerOwner = "providerOwner" in program ? program.providerOwner : owner;
    return apiReader({ owner, repository: name, branch }, { api, listsKeys, providerOwner }, component);
  }

  const [warn, info] = [pulumi.log.warn, pulumi.log.info];
  afterEach(() => void Object.assign(pulumi.log, { warn, info }));

  async function commitLinks(name: string, links: Readonly<Record<string, string>>): Promise<void> {
    const rest = async (method: string, path: string, body?: object) =>
      (await ask(host(), method, `/repos/acme/${name}/git/${path}`, { ...(body && { body }) })).body;
    const head = read(await rest("GET", "ref/heads/main"), "object.sha");
    const tree = Object.entries(links).map(([path, content]) => ({ path, mode: "120000", type: "blob", content }));
    const sha = read(await rest("POST", "trees", { base_tree: head, tree }), "sha");
    const commit = read(await rest("POST", "commits", { message: "Link", tree: sha, parents: [head] }), "sha");
    await rest("PATCH", "refs/heads/main", { sha: commit });
  }

  /** The requests of some work, without their addresses. */
  async function requests(work: () => Promise<unknown>): Promise<readonly (string | undefined)[]> {
    const from = host().requests.length;
    await work();
    return host()
      .requests.slice(from)
      .map(({ route }) => route);
  }

  it("answers what is asked in one turn by one query", async () => {
    const files = { [KUSTOMIZATION]: "resources: []\n", [SYNC]: "sync: 1\n" };
    const { name, repository: fleet } = await repository({ files });
    const reader = await open({ name });
    const commit = (await fleet.log())[0]?.sha;
    const routes = await requests(async () => {
      const all = [reader.lookUp(), reader.read(KUSTOMIZATION), reader.read(SYNC), reader.read("none.yaml")];
      assert.deepEqual(await Promise.all(all), [
        { deployKeys: [], archived: false, fullName: `acme/${name}`, commit },
        "resources: []\n",
        "sync: 1\n",
        undefined,
      ]);
      assert.equal(await reader.requirements(), undefined);
    });
    assert.deepEqual(routes, ["/graphql repository"]);
    assert.deepEqual(await reader.listFiles(), [SYNC, KUSTOMIZATION]);
  });

  it("reads a file that GitHub's GraphQL API cuts off, one that is no text, and the one that a link leads to", async () => {
    const long = `# ${"0123456789".repeat(60_000)}\n`;
    const { name } = await repository({ files: { "long.yaml": long, "a/empty.yaml": "" } });
    await commitLinks(name, { "a/link.yaml": "../long.yaml", "a/no.yaml": "none" });
    const reader = await open({ name });
    const texts = await Promise.all(
      ["long.yaml", "a/link.yaml", "a/no.yaml", "a/empty.yaml", "a"].map((file) => reader.read(file)),
    );
    assert.deepEqual(texts, [long, long, undefined, "", undefined]);
  });

  it("reports what is wrong with the repository before what is wrong with its keys", async () => {
    const reader = await open({ name: "none", listsKeys: true });
    await assert.rejects(reader.lookUp(), /repository acme\/none was not found/);
    const { name } = await repository();
    const known = await open({ name, listsKeys: true, token: host().createToken({ write: false }) });
    await assert.rejects(known.lookUp(), /access is forbidden/);
  });

  it("lists the deploy keys, with which a preview can do without", async () => {
    const { name, repository: fleet } = await repository();
    const { id, title, key } = fleet.addDeployKey((await generateKeyPair()).publicKey, { title: "flux" });
    const [listed, ...others] = (await (await open({ name, listsKeys: true })).lookUp()).deployKeys;
    assert.deepEqual([listed?.id, listed?.title, listed?.key, others], [id, title, key, []]);
    const token = host().createToken({ write: false });
    const reader = await open({ name, listsKeys: true, token, preview: true });
    assert.deepEqual((await reader.lookUp()).deployKeys, []);
    assert.match(logged.join("\n"), new RegExp(`may not list the deploy keys of acme/${name}`));
  });

  it("knows of a pull request whether it has ended", async () => {
    const { name, repository: fleet } = await repository();
    const reader = await open({ name });
    const pulls = `/repos/acme/${name}/pulls`;
    for (const head of ["one", "flux/two+three"]) {
      await fleet.commit("Propose", { [`${head.length}.txt`]: "1\n" }, head);
      assert.equal(await reader.hasEnded(head), false);
      await ask(host(), "POST", pulls, { body: { title: "Flux", head, base: "main" } });
      assert.equal(await reader.hasEnded(head), false);
      const [last] = (await fleet.pullRequests()).slice(-1);
      if (head === "one") fleet.closePullRequest(Number(last?.number));
      else await fleet.mergePullRequest(Number(last?.number));
      assert.equal(await reader.hasEnded(head), true);
    }
  });

  it("goes on with a former name, warns of it, and knows it", async () => {
    const { name, repository: fleet } = await repository({ files: { [SYNC]: "sync: 1\n" } });
    await fleet.rename(`${name}-now`);
    const reader = await open({ name });
    assert.equal((await reader.lookUp()).fullName, `acme/${name}-now`);
    assert.match(logged.join("\n"), new RegExp(`acme/${name} is acme/${name}-now now`));
    assert.equal(await reader.read(SYNC), "sync: 1\n");
    assert.deepEqual(await reader.listFiles(), [SYNC]);
    const present = await open({ name: `${name}-now` });
    assert.deepEqual(await Promise.all([name, "none"].map((one) => present.isFormerName(`acme/${one}`))), [
      true,
      false,
    ]);
  });

  it("says that a repository is archived", async () => {
    const { name, repository: fleet } = await repository();
    fleet.archive();
    assert.equal((await (await open({ name })).lookUp()).archived, true);
  });

  describe("refuses, and says what to do", () => {
    const cases: Readonly<Record<string, [Partial<Program>, RepositoryOptions, RegExp]>> = {
      "a repository that is not there": [{ name: "none" }, {}, /repository acme\/none was not found\. Check that/],
      "an empty repository": [{}, { empty: true }, /is empty, and so has no branch "main".*git commit --allow-empty/],
      "a branch that is not there": [{ branch: "none" }, {}, /has no branch "none"\. Create it/],
      "a token that is refused": [{ token: "wrong" }, {}, /the token was refused \(401\)/],
      "an owner that is not the provider's, and has no such repository": [
        { name: "none", providerOwner: "other" },
        {},
        /must be the owner of the GitHub provider, "other", got "acme"/,
      ],
      "an owner that is not the provider's": [
        { providerOwner: "other" },
        {},
        /must be the owner of the GitHub provider, "other", got "acme"/,
      ],
    };
    for (const [what, [program, options, message]] of Object.entries(cases))
      it(what, async () => {
        const { name } = await repository(options);
        const reader = await open({ name, ...program });
        await assert.rejects(reader.lookUp(), message);
        await assert.rejects(reader.read(SYNC), message);
      });
  });

  it("takes the owner of the token for that of a provider that has none", async () => {
    const { name } = await repository();
    const message = new RegExp(`must be the owner of the GitHub provider, "${host().login}", got "acme"`);
    await assert.rejects((await open({ name, providerOwner: undefined })).lookUp(), message);
    await host().createRepository(host().login, name);
    const reader = await open({ name, owner: host().login, providerOwner: undefined });
    assert.equal((await reader.lookUp()).fullName, `${host().login}/${name}`);
  });

  for (const inRuleset of [true, false])
    for (const write of [true, false])
      it(`knows ${inRuleset ? "a ruleset" : "a protection"} with a token that may ${write ? "write" : "read"}`, async () => {
        const { name, repository: fleet } = await repository();
        await fleet.protect("main", { requiredReviews: 1, requiredSignatures: true, inRuleset });
        const reader = await open({ name, token: host().createToken({ write }) });
        assert.deepEqual(await reader.requirements(), { pullRequest: true, signatures: true });
      });

  const faults: readonly Fault[] = [{ status: 502 }, { drop: true }, { status: 429, headers: { "Retry-After": "0" } }];
  for (const fault of faults)
    it(`repeats what ${JSON.stringify(fault)} is the answer to`, async () => {
      const { name } = await repository();
      const reader = await open({ name });
      let left = 2;
      const stop = host().intercept(({ route }) => (route === "/graphql repository" && left-- > 0 ? fault : undefined));
      try {
        assert.equal((await reader.lookUp()).fullName, `acme/${name}`);
      } finally {
        stop();
      }
      assert.equal(logged.filter((line) => line.endsWith("The request is repeated.")).length, 2);
    });

  it("gives up an answer that does not come", async () => {
    const { name } = await repository();
    const reader = await open({ name });
    const stop = host().intercept(() => ({ status: 500 }));
    try {
      await assert.rejects(reader.lookUp(), /cannot read acme\/fleet-\d+\. Run it again/);
    } finally {
      stop();
    }
  });
});
