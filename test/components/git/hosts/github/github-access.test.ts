import assert from "node:assert/strict";

import { Provider } from "@pulumi/github/provider";
import * as pulumi from "@pulumi/pulumi";

import { findAccess } from "../../../../../components/git/hosts/github/github-access";
import { withVariables } from "../../../environment";
import { resolved, run, type RunOptions } from "../../../monitor";

const TOKEN = "ghp_of-the-program";
const APP = JSON.stringify({ id: "1", installationId: "2", pemFile: "PEM" });

/** A program with a component, and with a GitHub provider where its arguments are given. */
interface Program extends RunOptions {
  readonly provider?: Readonly<Record<string, pulumi.Input<string>>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly config?: Readonly<Record<string, string>>;
}

async function find({ provider, env = {}, config = {}, ...options }: Program) {
  return withVariables(env, async () => {
    const { made, resources } = await run(() => {
      pulumi.runtime.setAllConfig(config);
      const providers = provider === undefined ? [] : [new Provider("hub", provider)];
      const component = new pulumi.ComponentResource("test:index:Component", "fleet", {}, { providers });
      const access = findAccess(component, "https://github.com");
      access.provider();
      return access;
    }, options);
    pulumi.runtime.setAllConfig({});
    const commits = resources.filter(({ type }) => type === "pulumi:providers:pulumi-nodejs");
    return {
      isFound: await made.isFound,
      api: await resolved(pulumi.output(made.api)),
      given: commits.map(({ name }) => name),
      secrets: JSON.stringify(commits.map(({ inputs }) => inputs)),
      isKnown: !commits.some(({ inputs }) => pulumi.containsUnknowns(inputs)),
    };
  });
}

describe("findAccess", () => {
  for (const [where, program, isFound] of [
    ["the stack's github:token", { config: { "github:token": TOKEN } }, true],
    ["the stack's github:appAuth", { config: { "github:appAuth": APP } }, true],
    ["an incomplete github:appAuth", { config: { "github:appAuth": '{"id":"1"}' } }, false],
    ["GITHUB_TOKEN", { env: { GITHUB_TOKEN: TOKEN } }, true],
    [
      "GITHUB_APP_*",
      { env: { GITHUB_APP_ID: "1", GITHUB_APP_INSTALLATION_ID: "2", GITHUB_APP_PEM_FILE: "PEM" } },
      true,
    ],
    ["nothing", {}, false],
    ["a token behind a SOCKS proxy", { env: { GITHUB_TOKEN: TOKEN, HTTPS_PROXY: "socks5://127.0.0.1:1" } }, false],
  ] as readonly (readonly [string, Program, boolean])[])
    it(`${isFound ? "finds" : "does not find"} credentials in ${where}`, async () => {
      const { secrets, ...found } = await find(program);
      assert.deepEqual(found, {
        isFound,
        isKnown: true,
        api: "https://api.github.com",
        given: ["flux-bootstrap-github"],
      });
      assert.equal(secrets.includes(TOKEN), program.config?.["github:token"] === TOKEN);
    });

  it("gives the token of the program's GitHub provider to a provider of its own", async () => {
    const { isFound, given, secrets } = await find({ provider: { token: TOKEN, owner: "acme" } });
    assert.deepEqual([isFound, given], [true, ["hub-credentials"]]);
    assert.match(secrets, new RegExp(TOKEN));
  });

  it("knows in a preview what the program's GitHub provider does not have, so that nothing is updated", async () => {
    const provider = { token: TOKEN, baseUrl: "https://github.example.com/" };
    const { api, secrets, isKnown } = await find({ provider, preview: true });
    assert.equal(api, "https://github.example.com/api/v3");
    assert.match(secrets, new RegExp(TOKEN));
    assert.ok(isKnown);
  });

  it("does not take the stack's token for a GitHub provider of the program that has none", async () => {
    const { isFound } = await find({ provider: { owner: "acme" }, config: { "github:token": TOKEN } });
    assert.equal(isFound, false);
    const { isFound: inEnvironment } = await find({ provider: { owner: "acme" }, env: { GITHUB_TOKEN: TOKEN } });
    assert.equal(inEnvironment, true);
  });

  it("takes the address of GitHub from the provider, the stack and the environment", async () => {
    const api = "https://github.example.com/api/v3";
    const baseUrl = "https://github.example.com/";
    assert.equal((await find({ provider: { token: TOKEN, baseUrl } })).api, api);
    assert.equal((await find({ config: { "github:baseUrl": baseUrl } })).api, api);
    assert.equal((await find({ env: { GITHUB_BASE_URL: baseUrl } })).api, api);
    // As from a program in YAML, whose provider has no defaults of an SDK.
    assert.equal((await find({ provider: { token: TOKEN }, env: { GITHUB_BASE_URL: baseUrl } })).api, api);
  });
});
