import assert from "node:assert/strict";

import type { KubernetesObject } from "../../lab/cluster";
import { generateKeyPair } from "../../lab/git-host";
import type { PulumiResult, StackConfig } from "../../lab/pulumi";
import { openForwardProxy, type ForwardProxy } from "../proxies/forward-proxy";
import { leaks, type Readable } from "./leaks";
import { applied, configOf, createWorld, end } from "./world";
import type { World } from "./world";

const PROXY_PASSWORD = "proxy-c0rrect-horse";
const REGISTRY_PASSWORD = "registry-battery-staple";
const KEY_PASSWORD = "key-open-sesame";
const WRONG_TOKEN = "ghp_wrong0123456789wrong0123456789wr";
/** What a Secret of ours holds that anybody may read. */
const PUBLIC_KEYS = [
  "identity.pub",
  "known_hosts",
  "username",
  "address",
  "githubAppID",
  "githubAppInstallationID",
  "githubAppBaseURL",
];

interface Secret extends KubernetesObject {
  readonly data?: Readonly<Record<string, string>>;
}

describe("secrets", () => {
  let world: World;
  let proxy: ForwardProxy;
  const secrets: Record<string, string> = {
    proxy: PROXY_PASSWORD,
    registry: REGISTRY_PASSWORD,
    keyPassword: KEY_PASSWORD,
    wrongToken: WRONG_TOKEN,
  };
  const texts: Readable[] = [];
  let publicKey = "";

  before("a cluster, a private repository and a proxy", async () => {
    world = await createWorld({
      name: "secrets",
      stateOfUsers: true,
      config: {
        imagePullSecret: "registry",
        registryCredentials: { username: "robot" },
        sync: { sourceInterval: "1s" },
      },
      repository: { private: true },
    });
    proxy = await openForwardProxy({ login: `robot:${PROXY_PASSWORD}` });
    secrets["writeToken"] = world.lab.gitHost.token;
    await world.stack.setSecret("registryCredentials.password", REGISTRY_PASSWORD);
  });
  after(() => end(world));
  after(() => proxy.close());

  it("of a deploy key are nowhere to be read", async () => {
    await preview("a deploy key");
    await fail("a deploy key, wrong token", { GITHUB_TOKEN: WRONG_TOKEN });
    await up("a deploy key");
    publicKey = String((await world.stack.outputs())["publicKey"]);
    assertNoLeaks();
  });

  it("of an encrypted SSH key are nowhere to be read", async () => {
    const pair = await generateKeyPair({ type: "ecdsa", bits: 256, passphrase: KEY_PASSWORD });
    world.repository.addDeployKey(pair.publicKey);
    secrets["sshKey"] = pair.privateKey;
    await use({ credentials: {} }, { "credentials.sshKey.privateKey": pair.privateKey });
    const refused = await world.stack.preview({ expectFailure: true });
    keep("preview of an SSH key without its passphrase", refused);
    assert.match(refused.stdout, /credentials\.sshKey\.privateKey: is encrypted\. Set password to its passphrase/);
    await use({}, { "credentials.sshKey.password": KEY_PASSWORD });
    await preview("an SSH key");
    await up("an SSH key");
    assertNoLeaks();
  });

  it("of a GitHub App and of a proxy are nowhere to be read", async () => {
    const { lab, repository } = world;
    const { appId, installationId, privateKey } = lab.gitHost.createApp({
      owner: "acme",
      write: false,
      repositories: [repository.fullName],
    });
    secrets["app"] = privateKey;
    const sync = { sourceInterval: "1s", proxy: { address: proxy.address, username: "robot" } };
    const values = { "credentials.githubApp.privateKey": privateKey, "sync.proxy.password": PROXY_PASSWORD };
    await use({ ...overHttp(), credentials: { githubApp: { appId, installationId } }, sync }, values);
    await preview("a GitHub App");
    await up("a GitHub App");
    assert.ok(proxy.asked.length > 0);
    assertNoLeaks();
  });

  it("of a token are nowhere to be read, nor when the Git host is down", async () => {
    const { lab, repository } = world;
    const token = lab.gitHost.createToken({ write: false, repositories: [repository.fullName] });
    secrets["token"] = token;
    await use({ credentials: {} }, { "credentials.token.value": token });
    await preview("a token");
    await fail("a token, host down", { GITHUB_BASE_URL: "http://127.0.0.1:9/" });
    await up("a token");
    await use({ credentials: {} }, { "credentials.token.value": lab.gitHost.token });
    await fail("the write token", {});
    await use({ credentials: {} }, { "credentials.token.value": token });
    assertNoLeaks();
  });

  it("are nowhere to be read after a destroy, nor in any commit", async () => {
    keep("destroy", await world.stack.destroy());
    texts.push(...(await committed()));
    assertNoLeaks();
  });

  it("would have been found", async () => {
    const { repository, lab } = world;
    const where = leaks({ publicKey }, texts);
    for (const text of [
      "stdout of up with a deploy key",
      "events of up with a deploy key",
      "state after a deploy key",
    ]) {
      assert.ok(where.includes(`publicKey in ${text}`), text);
    }
    await repository.commit("Plant a secret", {
      "planted.yaml": `token: ${Buffer.from(lab.gitHost.token).toString("base64")}\n`,
    });
    assert.deepEqual(
      leaks(secrets, (await committed()).slice(0, 20)).map((leak) => leak.replace(/ at .*/, "")),
      ["writeToken in planted.yaml"],
    );
  });

  function overHttp(): StackConfig {
    const { lab } = world;
    return {
      github: { ...(configOf(lab, "secrets")["github"] as StackConfig), url: new URL(lab.gitHost.apiUrl).origin },
    };
  }

  /** Sets what anybody may read, and then the secrets among it. */
  async function use(config: StackConfig, values: Readonly<Record<string, string>>): Promise<void> {
    world.stack.setConfig(config);
    for (const [path, value] of Object.entries(values)) await world.stack.setSecret(path, value);
  }

  async function preview(what: string): Promise<void> {
    keep(`preview with ${what}`, await world.stack.preview());
    keep(`preview --diff with ${what}`, await world.stack.preview({ diff: true }));
  }

  async function up(what: string): Promise<void> {
    const { stack, cluster, repository } = world;
    keep(`up with ${what}`, await stack.up());
    texts.push({ where: `state after ${what}`, text: JSON.stringify(await stack.export()) });
    const { items } = (await cluster.get("/api/v1/namespaces/flux-system/secrets")) as { items: Secret[] };
    for (const { metadata, data = {} } of items) {
      for (const [key, value] of Object.entries(data)) {
        if (!PUBLIC_KEYS.includes(key))
          secrets[`${key} of ${metadata.name} with ${what}`] = Buffer.from(value, "base64").toString();
      }
    }
    await applied(world, await repository.commit(what, { "clusters/prod/notes.txt": what }));
  }

  async function fail(what: string, environment: Readonly<Record<string, string>>): Promise<void> {
    keep(`up that fails with ${what}`, await world.stack.up({ expectFailure: true, environment }));
  }

  function keep(where: string, { stdout, stderr, events }: PulumiResult): void {
    assert.ok(events.length > 0, where);
    texts.push({ where: `stdout of ${where}`, text: stdout }, { where: `stderr of ${where}`, text: stderr });
    // The SDK tells every value that it gets in its own debug messages, of any program; the CLI shows them with --debug only.
    const shown = events.filter(({ diagnosticEvent }) => diagnosticEvent?.severity !== "debug");
    texts.push({ where: `events of ${where}`, text: JSON.stringify(shown) });
  }

  /** Every file of every commit, and what the commits say of themselves. */
  async function committed(): Promise<Readable[]> {
    const log = await world.repository.log();
    const perCommit = log.map(async ({ sha, ...commit }) => {
      const files = (await world.repository.files(sha)).map(async (path) => ({
        where: `${path} at ${sha}`,
        text: String(await world.repository.read(path, sha)),
      }));
      return [{ where: `commit ${sha}`, text: JSON.stringify(commit) }, ...(await Promise.all(files))];
    });
    return (await Promise.all(perCommit)).flat();
  }

  function assertNoLeaks(): void {
    assert.deepEqual(leaks(secrets, texts), []);
  }
});
