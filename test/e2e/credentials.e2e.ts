import assert from "node:assert/strict";

import { isTrue, type KubernetesObject } from "../../lab/cluster";
import { generateKeyPair } from "../../lab/git-host";
import type { StackConfig } from "../../lab/pulumi";
import { openForwardProxy } from "../proxies/forward-proxy";
import { openTlsFront } from "./tls-front";
import { applied, configOf, createWorld, end, fluxObject } from "./world";
import type { World } from "./world";

/** What a change of the credentials may touch: anything else would be Flux itself. */
const TOUCHED = ["CommittedFiles", "DeployKey", "GitRepository", "Kustomization", "Secret", "Stash"];

interface GitRepository extends KubernetesObject {
  readonly spec: {
    readonly url: string;
    readonly provider?: string;
    readonly secretRef?: { readonly name: string };
    readonly proxySecretRef?: object;
  };
}

describe("credentials", () => {
  let world: World;
  let origin: string;
  let readToken: string;
  let count = 0;

  before("an empty cluster and a private repository", async () => {
    world = await createWorld({
      name: "credentials",
      config: { sync: { sourceInterval: "1s" } },
      repository: { private: true },
    });
    const { lab, repository } = world;
    origin = new URL(lab.gitHost.apiUrl).origin;
    readToken = lab.gitHost.createToken({ write: false, repositories: [repository.fullName] });
  });
  after(() => end(world));

  function configure({ github, ...others }: StackConfig): void {
    const usual = configOf(world.lab, "credentials");
    world.stack.setConfig({
      ...usual,
      ...others,
      github: { ...(usual["github"] as StackConfig), ...(github as StackConfig | undefined) },
    });
  }

  /** Changes the configuration, and Flux's credentials alone, so that Flux goes on. */
  async function change(
    config: StackConfig,
    environment: Readonly<Record<string, string>> = {},
  ): Promise<GitRepository> {
    configure(config);
    const { steps } = await world.stack.up({ environment });
    const touched = steps.filter(({ op }) => op !== "same").map(({ type }) => String(type.split(":").at(-1)));
    assert.deepEqual(
      touched.filter((type) => !TOUCHED.includes(type)),
      [],
    );
    return follows();
  }

  /** Waits until Flux has applied a new commit. */
  async function follows(): Promise<GitRepository> {
    const { repository, cluster } = world;
    const content = `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: probe\n  namespace: default\ndata:\n  count: "${String(++count)}"\n`;
    await applied(world, await repository.commit(`Probe ${String(count)}`, { "clusters/prod/probe.yaml": content }));
    return cluster.waitFor<GitRepository>(fluxObject("gitrepositories"), isTrue);
  }

  it("of a GitHub App from the first commit on", async () => {
    configure({ github: { url: origin }, credentials: { githubApp: app({ write: false }) } });
    await world.stack.up();
    const { spec } = await follows();
    assert.equal(spec.provider, "github");
    assert.equal(spec.url, `${origin}/acme/credentials.git`);
  });

  it("of a GitHub App whose installation Flux looks up by its owner", async () => {
    const { lab } = world;
    const { appId, privateKey } = app({ write: false });
    const from = lab.gitHost.requests.length;
    const githubApp = { appId, installationOwner: "acme", privateKey };
    const { spec } = await change({ github: { url: origin }, credentials: { githubApp } });
    assert.equal(spec.provider, "github");
    assert.ok(lab.gitHost.requests.slice(from).some(({ route }) => route === "/orgs/{org}/installation"));
  });

  it("of a token that may only read", async () => {
    const { spec } = await change({ github: { url: origin }, credentials: { token: { value: readToken } } });
    assert.equal(spec.provider, undefined);
  });

  it("of a token, but not of the one that the GitHub provider writes with", async () => {
    const { lab, stack, repository } = world;
    const before = await repository.log();
    configure({ github: { url: origin }, credentials: { token: { value: lab.gitHost.token } } });
    for (const command of ["preview", "up"] as const) {
      const { stdout, stderr } = await stack[command]({ expectFailure: true });
      assert.match(
        stdout + stderr,
        /credentials\.token\.value: must not be the token with which the GitHub provider writes/,
      );
      assert.ok(!(stdout + stderr).includes(lab.gitHost.token));
    }
    assert.deepEqual(await repository.log(), before);
    await change({
      github: { url: origin },
      credentials: { token: { value: lab.gitHost.token, allowWriteToken: true } },
    });
  });

  it("of a Secret that exists", async () => {
    const { cluster } = world;
    await cluster.apply({
      apiVersion: "v1",
      kind: "Secret",
      metadata: { name: "own", namespace: "flux-system" },
      stringData: { username: "git", password: readToken },
    });
    const { spec } = await change({
      github: { url: origin },
      credentials: { existingSecret: { name: "own", transport: "https" } },
    });
    assert.deepEqual(spec.secretRef, { name: "own" });
    await cluster.waitUntilGone("/api/v1/namespaces/flux-system/secrets/flux-system");
  });

  it("of a deploy key of Ed25519", async () => {
    const { spec } = await change({ credentials: {} });
    assert.match(spec.url, /^ssh:/);
    assert.deepEqual(
      world.repository.deployKeys.map(({ key }) => key.split(" ")[0]),
      ["ssh-ed25519"],
    );
  });

  it("of a deploy key of ECDSA", async () => {
    await change({ credentials: { deployKey: { algorithm: "ecdsa", rotation: "ecdsa" } } });
    assert.deepEqual(
      world.repository.deployKeys.map(({ key }) => key.split(" ")[0]),
      ["ecdsa-sha2-nistp384"],
    );
  });

  it("of a deploy key of RSA", async () => {
    await change({ credentials: { deployKey: { algorithm: "rsa", rotation: "rsa" } } });
    assert.deepEqual(
      world.repository.deployKeys.map(({ key }) => key.split(" ")[0]),
      ["ssh-rsa"],
    );
  });

  it("of an SSH key of the caller's", async () => {
    const { privateKey, publicKey } = await generateKeyPair();
    const own = world.repository.addDeployKey(publicKey);
    await change({ credentials: { sshKey: { privateKey } } });
    assert.deepEqual(world.repository.deployKeys, [own]);
  });

  it("of an SSH key that is encrypted with a password", async () => {
    const password = "open sesame";
    const { privateKey, publicKey } = await generateKeyPair({ type: "ecdsa", bits: 256, passphrase: password });
    world.repository.addDeployKey(publicKey);
    await change({ credentials: { sshKey: { privateKey, publicKey, password } } });
  });

  it("through a proxy", async () => {
    const { lab } = world;
    const proxy = await openForwardProxy({ login: "robot:proxy-password" });
    try {
      const sync = {
        sourceInterval: "1s",
        proxy: { address: proxy.address, username: "robot", password: "proxy-password" },
      };
      const { spec } = await change({ github: { url: origin }, credentials: { token: { value: readToken } }, sync });
      assert.deepEqual(spec.proxySecretRef, { name: "flux-system-proxy" });
      assert.ok(proxy.asked.length > 0);
      assert.deepEqual([...new Set(proxy.asked)], [new URL(lab.gitHost.apiUrl).host]);
      // Nothing can be fetched by what the cluster has then.
      proxy.close();
      const without = await change({
        github: { url: origin },
        credentials: { token: { value: readToken } },
        sync: { sourceInterval: "1s" },
      });
      assert.equal(without.spec.proxySecretRef, undefined);
    } finally {
      proxy.close();
    }
  });

  it("of a host whose certificate a private authority has signed, and of nobody once a token is revoked", async () => {
    const { lab, repository } = world;
    const front = await openTlsFront(origin, world.cluster);
    try {
      const github = { url: front.url, certificateAuthority: front.certificateAuthority };
      const { spec } = await change({ github, credentials: { token: { value: readToken } } });
      assert.equal(spec.url, `${front.url}/acme/credentials.git`);
      await change({ github, credentials: { githubApp: app({ write: false }) } });
      await makePublic();
      const value = lab.gitHost.createToken({ write: false, repositories: [repository.fullName] });
      await change({ github, credentials: { token: { value } } });
      lab.gitHost.revokeToken(value);
      await change({ github, credentials: { anonymous: true } });
      await change({ github: { url: origin }, credentials: { anonymous: true } });
    } finally {
      front.close();
    }
  });

  it("of nobody where the repository is public", async () => {
    const { spec } = (await world.cluster.get(fluxObject("gitrepositories"))) as GitRepository;
    assert.equal(spec.secretRef, undefined);
    await world.cluster.waitUntilGone("/api/v1/namespaces/flux-system/secrets/flux-system");
  });

  it("of a deploy key that a GitHub App registers, beside the commits that it makes", async () => {
    const { appId, installationId, privateKey } = app({ write: true });
    const environment = {
      GITHUB_TOKEN: "",
      GITHUB_APP_ID: appId,
      GITHUB_APP_INSTALLATION_ID: installationId,
      GITHUB_APP_PEM_FILE: privateKey,
    };
    await change({ credentials: {} }, environment);
    assert.ok(world.repository.deployKeys.some(({ key }) => key.startsWith("ssh-ed25519")));
  });

  function app({ write }: { readonly write: boolean }) {
    const { lab, repository } = world;
    const { appId, installationId, privateKey } = lab.gitHost.createApp({
      owner: "acme",
      write,
      repositories: [repository.fullName],
    });
    return { appId, installationId, privateKey };
  }

  async function makePublic(): Promise<void> {
    const { gitHost } = world.lab;
    const headers = { authorization: `Bearer ${gitHost.token}`, "content-type": "application/json" };
    const { status } = await fetch(`${gitHost.apiUrl}api/v3/repos/acme/credentials`, {
      method: "PATCH",
      headers,
      body: '{"private": false}',
    });
    assert.equal(status, 200);
  }
});
