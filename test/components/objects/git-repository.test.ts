import assert from "node:assert/strict";

import * as pulumi from "@pulumi/pulumi";

import { pinnedKnownHosts } from "../../../components/git-hosts/known-hosts";
import { gitRepositoryParts, type GitRepositoryArgs } from "../../../components/objects/git-repository";
import { resolved } from "../monitor";
import { linesOf, secretsOf } from "./parts";

const HTTPS = { url: "https://github.com/acme/apps" } satisfies GitRepositoryArgs;
const SSH = { url: "ssh://git@github.com/acme/apps" } satisfies GitRepositoryArgs;
const KEY = { privateKey: "PRIVATE" };
const USER = { username: "robot", password: "hunter2" };
const APP = { appId: "1", installationId: "2", privateKey: "PEM" };
const NO_HOST_KEYS = "credentials.knownHosts: is required: the keys of this SSH host are not known, and none is trusted on first use";

describe("gitRepositoryParts", () => {
  it("completes the interval, and keeps one that is given", () => {
    const { kind, spec, secrets, problems, awaited } = gitRepositoryParts("apps", HTTPS);
    assert.deepEqual({ kind, spec, secrets, problems, awaited }, {
      kind: "GitRepository",
      spec: { interval: "1m0s", url: HTTPS.url },
      secrets: [],
      problems: [],
      awaited: true,
    });
    assert.equal(gitRepositoryParts("apps", { ...HTTPS, interval: "1h" }).spec["interval"], "1h");
  });

  it("keeps what is not of the spec out of it", () => {
    const { spec } = gitRepositoryParts("apps", { ...HTTPS, fluxVersion: "v2.9.4", metadata: { name: "other" } });
    assert.deepEqual(Object.keys(spec), ["interval", "url"]);
  });

  it("makes the Secret of a user", async () => {
    const parts = gitRepositoryParts("apps", { ...HTTPS, credentials: { basicAuth: USER, certificateAuthority: "CA" } });
    assert.deepEqual(await secretsOf(parts), { "apps-credentials": { ...USER, "ca.crt": "CA" } });
    assert.deepEqual(parts.spec["secretRef"], { name: "apps-credentials" });
  });

  it("makes the Secret of an authority alone", async () => {
    const parts = gitRepositoryParts("apps", { ...HTTPS, credentials: { certificateAuthority: "CA" } });
    assert.deepEqual(await secretsOf(parts), { "apps-credentials": { "ca.crt": "CA" } });
  });

  it("makes none of empty credentials", () => {
    const { secrets, spec } = gitRepositoryParts("apps", { ...HTTPS, credentials: {} });
    assert.deepEqual([secrets, spec["secretRef"]], [[], undefined]);
  });

  it("makes the Secret of an SSH key with the pinned keys of github.com", async () => {
    const parts = gitRepositoryParts("apps", { ...SSH, credentials: { sshKey: { ...KEY, publicKey: "PUBLIC", password: "phrase" } } });
    assert.deepEqual(await secretsOf(parts), {
      "apps-credentials": { identity: "PRIVATE", "identity.pub": "PUBLIC", password: "phrase", known_hosts: pinnedKnownHosts("github.com") },
    });
    assert.deepEqual(linesOf(parts), []);
  });

  it("pins the keys of GitHub's SSH host on the port of HTTPS too", async () => {
    const parts = gitRepositoryParts("apps", { url: "ssh://git@ssh.github.com:443/acme/apps", credentials: { sshKey: KEY } });
    assert.deepEqual(await secretsOf(parts), { "apps-credentials": { identity: "PRIVATE", known_hosts: pinnedKnownHosts("ssh.github.com:443") } });
  });

  it("takes the host keys that are given, of github.com too", async () => {
    for (const url of ["ssh://git@git.example.com/acme/apps", SSH.url]) {
      const parts = gitRepositoryParts("apps", { url, credentials: { sshKey: KEY, knownHosts: "KNOWN" } });
      assert.deepEqual(await secretsOf(parts), { "apps-credentials": { identity: "PRIVATE", known_hosts: "KNOWN" } });
      assert.deepEqual(linesOf(parts), []);
    }
  });

  for (const url of ["ssh://git@git.example.com/a", "ssh://git@github.com:2222/a", "ssh://git@github.com.example.com/a", "git@github.com:acme/apps"]) {
    it(`requires the host keys of ${url}`, () => {
      assert.deepEqual(linesOf(gitRepositoryParts("apps", { url, credentials: { sshKey: KEY } })), [NO_HOST_KEYS]);
    });
  }

  it("requires the host keys when the URL is an output, whose host nobody knows yet", () => {
    const parts = gitRepositoryParts("apps", { url: pulumi.output(SSH.url), credentials: { sshKey: KEY } });
    assert.deepEqual(linesOf(parts), [NO_HOST_KEYS]);
  });

  it("makes the Secret of a GitHub App and names the provider that reads it", async () => {
    const gitHubApp = { ...APP, baseUrl: "https://ghe.example.com/api/v3" };
    const parts = gitRepositoryParts("apps", { ...HTTPS, credentials: { gitHubApp, certificateAuthority: "CA" } });
    assert.deepEqual(await secretsOf(parts), {
      "apps-credentials": {
        githubAppID: "1",
        githubAppInstallationID: "2",
        githubAppPrivateKey: "PEM",
        githubAppBaseURL: "https://ghe.example.com/api/v3",
        "ca.crt": "CA",
      },
    });
    assert.deepEqual(parts.spec, { interval: "1m0s", url: HTTPS.url, provider: "github", secretRef: { name: "apps-credentials" } });
  });

  it("makes the Secrets of a proxy and of the keys that signatures are verified with", async () => {
    const parts = gitRepositoryParts("apps", {
      ...HTTPS,
      proxy: { address: "http://proxy:3128", username: "u", password: "p" },
      verify: { mode: "HEAD" },
      verificationKeys: { "author.asc": "PGP" },
    });
    assert.deepEqual(await secretsOf(parts), {
      "apps-proxy": { address: "http://proxy:3128", username: "u", password: "p" },
      "apps-verification": { "author.asc": "PGP" },
    });
    assert.deepEqual(parts.spec["proxySecretRef"], { name: "apps-proxy" });
    assert.deepEqual(parts.spec["verify"], { mode: "HEAD", secretRef: { name: "apps-verification" } });
  });

  it("completes a verification that is an output", async () => {
    const parts = gitRepositoryParts("apps", { ...HTTPS, verify: { mode: pulumi.output("Tag" as const) }, verificationKeys: { "author.asc": "PGP" } });
    assert.deepEqual(await resolved(pulumi.output(parts.spec["verify"])), { mode: "Tag", secretRef: { name: "apps-verification" } });
  });

  it("refuses a Secret that is made and referred to at once", () => {
    const secretRef = { name: "mine" };
    const parts = gitRepositoryParts("apps", { ...HTTPS, credentials: { basicAuth: USER }, secretRef, proxy: { address: "http://proxy" }, proxySecretRef: secretRef });
    assert.deepEqual(linesOf(parts), [
      "secretRef: must not be set beside credentials, of which the Secret is made",
      "proxySecretRef: must not be set beside proxy, of which the Secret is made",
    ]);
  });

  it("refuses two kinds of credentials, and three", () => {
    const lines = (credentials: NonNullable<GitRepositoryArgs["credentials"]>) => linesOf(gitRepositoryParts("apps", { ...SSH, credentials }));
    const only = "credentials: only one of sshKey, basicAuth, gitHubApp may be set, got";
    assert.deepEqual(lines({ sshKey: KEY, basicAuth: USER }), [`${only} sshKey and basicAuth`]);
    assert.deepEqual(lines({ basicAuth: USER, gitHubApp: APP }), [`${only} basicAuth and gitHubApp`]);
    assert.deepEqual(lines({ sshKey: KEY, basicAuth: USER, gitHubApp: APP }), [`${only} sshKey and basicAuth and gitHubApp`]);
  });

  it("does not wait for one that is suspended, once that is known", async () => {
    assert.equal(gitRepositoryParts("apps", { ...HTTPS, suspend: true }).awaited, false);
    assert.equal(gitRepositoryParts("apps", { ...HTTPS, suspend: false }).awaited, true);
    const late = async (suspend: boolean) => resolved(pulumi.output(gitRepositoryParts("apps", { ...HTTPS, suspend: pulumi.output(suspend) }).awaited));
    assert.deepEqual([await late(true), await late(false)], [false, true]);
  });
});
