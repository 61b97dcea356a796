import assert from "node:assert/strict";

import * as pulumi from "@pulumi/pulumi";

import { providerReader } from "../../../../../../components/git/hosts/github/lookups/provider-reader";
import type { RepositoryReader } from "../../../../../../components/git/hosts/github/lookups/reader";

const TARGET = { owner: "acme", repository: "fleet", branch: "main" };
const REPOSITORY = { name: "fleet", fullName: "acme/fleet", archived: false };
const KEYS = { keys: [{ id: 7, title: "fleet", key: "ssh-ed25519 AAAA" }] };
const COMMIT = "1".repeat(40);
const FOUND = { deployKeys: KEYS.keys, archived: false, commit: COMMIT, fullName: "acme/fleet" };
const NOTHING = { deployKeys: [], archived: false };
const BRANCH = { repository: "fleet", branch: "main", sha: COMMIT };

describe("providerReader", () => {
  it("returns the deploy keys when the repository and the branch are there", async () => {
    assert.deepEqual(await ask({ getRepository: REPOSITORY, getBranch: BRANCH }), FOUND);
  });

  it("takes an owner in another case, as GitHub does", async () => {
    const fullName = "Acme/Fleet";
    const found = await ask({ getRepository: { ...REPOSITORY, fullName }, getBranch: BRANCH });
    assert.deepEqual(found, { ...FOUND, fullName });
  });

  it("says that the branch was not found", async () => {
    const message = 'github: acme/fleet has no branch "main". Create it with a first commit, or set github.branch.';
    await refused({ getRepository: REPOSITORY, getBranch: {} }, message);
  });

  it("says that the repository is empty, and how it gets a branch", async () => {
    const answers = {
      getRepository: REPOSITORY,
      getBranch: new Error(
        "GET https://api.github.com/repos/acme/fleet/git/ref/heads/main: 409 Git Repository is empty. []",
      ),
    };
    await assert.rejects(
      ask(answers),
      /acme\/fleet is empty.*git commit --allow-empty .* && git push origin HEAD:main/,
    );
  });

  it("tells that the repository is archived", async () => {
    const found = await ask({ getRepository: { ...REPOSITORY, archived: true }, getBranch: BRANCH });
    assert.deepEqual(found, { ...FOUND, archived: true });
  });

  it("says that the provider is of another owner", async () => {
    const message =
      'github.owner: must be the owner of the GitHub provider, "other", got "acme". Give the provider the same owner.';
    await refused({ getRepository: { ...REPOSITORY, fullName: "other/fleet" }, getBranch: BRANCH }, message);
  });

  for (const fullName of ["acme/renamed", "other/fleet"]) {
    it(`goes on where the name that was asked for leads to ${fullName}`, async () => {
      const getRestApi = { code: 200, body: JSON.stringify({ full_name: fullName }) };
      const found = await ask({ getRepository: { ...REPOSITORY, fullName }, getBranch: BRANCH, getRestApi });
      assert.deepEqual(found, { ...FOUND, fullName });
    });
  }

  it("lets a preview go on in which the provider's settings are not known yet", async () => {
    assert.deepEqual(await ask({ getRepository: {}, getBranch: {}, getRepositoryDeployKeys: {} }), NOTHING);
  });
});

describe("providerReader, with a token that may not list deploy keys", () => {
  for (const answer of ["403 Resource not accessible by personal access token []", "404 Not Found []"]) {
    const getRepositoryDeployKeys = new Error(`GET https://api.github.com/repos/acme/fleet/keys: ${answer}`);
    const found = { getRepositoryDeployKeys, getRepository: REPOSITORY, getBranch: BRANCH };

    it(`lets a preview go on: ${answer}`, async () => {
      assert.deepEqual(await ask(found, { preview: true }), { ...FOUND, deployKeys: [] });
    });

    it(`refuses an up: ${answer}`, async () => {
      await assert.rejects(ask(found), /was not found|access is forbidden/);
    });

    it(`refuses a preview where the repository is not there either: ${answer}`, async () => {
      await assert.rejects(ask({ ...found, getRepository: {} }, { preview: true }), /acme\/fleet was not found/);
    });
  }

  it("reports what passes", async () => {
    const getRepositoryDeployKeys = new Error("GET https://api.github.com/repos/acme/fleet/keys: 500 []");
    const answers = { getRepositoryDeployKeys, getRepository: REPOSITORY, getBranch: BRANCH };
    await assert.rejects(ask(answers, { preview: true }), /cannot read acme\/fleet/);
  });
});

describe("providerReader, without deploy keys", () => {
  const options = { listsKeys: false };

  it("does not list them, which a token for contents alone could not", async () => {
    assert.deepEqual(await ask({ getRepository: REPOSITORY, getBranch: BRANCH }, options), {
      ...FOUND,
      deployKeys: [],
    });
  });

  it("says that the repository was not found, but not in a preview, in which the provider may not be known yet", async () => {
    const message =
      'github: repository acme/fleet was not found. Check that it exists, that the token may read it and its deploy keys, and that the GitHub provider\'s owner is "acme".';
    await refused({ getRepository: {}, getBranch: {} }, message, options);
    assert.deepEqual(await ask({ getRepository: {}, getBranch: {} }, { ...options, preview: true }), NOTHING);
  });
});

describe("providerReader, about the requirements of the branch", () => {
  const found = { getRepository: REPOSITORY, getBranch: BRANCH };

  it("returns those of its rules", async () => {
    const getRestApi = { code: 200, body: JSON.stringify([{ type: "required_signatures" }]) };
    const reader = await open({ ...found, getRestApi });
    assert.deepEqual(await reader.requirements(), { pullRequest: false, signatures: true });
  });

  it("returns none where the token may not read them", async () => {
    const getRestApi = new Error("GET https://api.github.com/repos/acme/fleet/rules/branches/main: 403 []");
    assert.equal(await (await open({ ...found, getRestApi })).requirements(), undefined);
  });
});

type Answer = Record<string, unknown>;

interface Answers {
  readonly getRepository: Answer;
  readonly getBranch: Answer | Error;
  readonly getRepositoryDeployKeys?: Answer | Error;
  readonly getRestApi?: Answer | Error;
}

async function ask(answers: Answers, options?: Parameters<typeof open>[1]): Promise<unknown> {
  return (await open(answers, options)).lookUp();
}

async function open(answers: Answers, { listsKeys = true, preview = false } = {}): Promise<RepositoryReader> {
  const all: Record<string, Answer | Error> = { getRepositoryDeployKeys: KEYS, ...answers };
  const mocks: pulumi.runtime.Mocks = {
    newResource: ({ name, inputs }) => ({ id: name, state: inputs as Answer }),
    call: ({ token }) => {
      assert.ok(listsKeys || !token.endsWith("getRepositoryDeployKeys"), "the keys were listed");
      const answer = all[token.split(":").at(-1) ?? ""] ?? {};
      // The engine's errors have their message in this field.
      if (answer instanceof Error) throw Object.assign(answer, { details: answer.message });
      return answer;
    },
  };
  await pulumi.runtime.setMocks(mocks, "project", "stack", preview);
  const component = new pulumi.ComponentResource("test:index:Component", "component");
  return providerReader(TARGET, listsKeys, component);
}

async function refused(answers: Answers, message: string, options = {}): Promise<void> {
  await assert.rejects(ask(answers, options), (error: unknown) => {
    assert.ok(pulumi.RunError.isInstance(error));
    assert.equal(error.message, message);
    return true;
  });
}
