import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";

import type { ResourceArgs } from "../../../components/resources/resource-args";
import type { ObjectParts } from "../../../components/flux-objects/compose";
import { composeAlertProvider } from "../../../components/flux-objects/alert-provider";
import { composeBucket } from "../../../components/flux-objects/bucket";
import { composeGitRepository } from "../../../components/flux-objects/git-repository";
import { composeHelmRelease } from "../../../components/flux-objects/helm-release";
import { composeHelmRepository } from "../../../components/flux-objects/helm-repository";
import { composeKustomization } from "../../../components/flux-objects/kustomization";
import { composeOciRepository } from "../../../components/flux-objects/oci-repository";
import { composeReceiver } from "../../../components/flux-objects/receiver";
import { pinnedKnownHosts } from "../../../components/manifests/known-hosts";
import { resolved } from "../monitor";
import { APP_KEY, SSH_KEY } from "../private-keys";
import { linesOf } from "./parts";

const SSH = "ssh://git@github.com/acme/apps";
const HTTPS = "https://git.example.com/acme/apps";
const USER = { username: "u", password: "p" };
const TLS = { certificateAuthority: "ca", certificate: "crt", privateKey: "key" };
const PROXY = { address: "http://proxy.example.com:3128", ...USER };

/** The Secrets by name, when everything is known. */
async function secretsOf({ secrets }: ObjectParts): Promise<Readonly<Record<string, unknown>>> {
  const all = secrets.map(
    async ({ name, type, data }) =>
      [name, { ...(type && { type }), ...(await resolved(pulumi.output(data))) }] as const,
  );
  return Object.fromEntries(await Promise.all(all));
}

describe("gitRepositoryParts", () => {
  const parts = (args: Partial<Parameters<typeof composeGitRepository>[1]> = {}) =>
    composeGitRepository("web", { url: HTTPS, ...args });

  it("makes no Secret of a public repository, and looks at it every minute", () => {
    assert.deepEqual(parts({ ref: { tag: "1.0.0" } }), {
      kind: "GitRepository",
      spec: { interval: "1m0s", url: HTTPS, ref: { tag: "1.0.0" } },
      secrets: [],
      problems: [],
      awaited: true,
    });
  });

  it("takes the default for an interval that is undefined, and the caller's otherwise", () => {
    assert.equal(parts({ interval: undefined } as never).spec["interval"], "1m0s");
    assert.equal(parts({ interval: "5m" }).spec["interval"], "5m");
  });

  it("makes a Secret of a user, with the authority of the host", async () => {
    const made = parts({ credentials: { basicAuth: USER, certificateAuthority: "ca" } });
    assert.deepEqual(await secretsOf(made), { "web-credentials": { ...USER, "ca.crt": "ca" } });
    assert.deepEqual(made.spec, { interval: "1m0s", url: HTTPS, secretRef: { name: "web-credentials" } });
  });

  it("makes a Secret of an authority alone", async () => {
    assert.deepEqual(await secretsOf(parts({ credentials: { certificateAuthority: "ca" } })), {
      "web-credentials": { "ca.crt": "ca" },
    });
  });

  it("makes a Secret of an SSH key with the keys that GitHub has, on port 22 too", async () => {
    for (const url of [SSH, "ssh://git@github.com:22/acme/apps"]) {
      const made = parts({ url, credentials: { sshKey: { privateKey: SSH_KEY, publicKey: "pub", password: "pw" } } });
      assert.deepEqual(made.problems, []);
      const known_hosts = pinnedKnownHosts("github.com");
      assert.deepEqual(await secretsOf(made), {
        "web-credentials": { identity: SSH_KEY, "identity.pub": "pub", password: "pw", known_hosts },
      });
    }
  });

  it("requires the keys of any other SSH host, and takes those that are given", async () => {
    const credentials = { sshKey: { privateKey: SSH_KEY } };
    const reason = "is required: the keys of this SSH host are not known, and none is trusted on first use";
    for (const url of ["ssh://git@git.example.com/acme/apps", pulumi.output(SSH)]) {
      assert.deepEqual(parts({ url, credentials }).problems, [{ propertyPath: "credentials.knownHosts", reason }]);
      const given = parts({ url, credentials: { ...credentials, knownHosts: "git.example.com ssh-ed25519 AAAA" } });
      assert.deepEqual(given.problems, []);
      assert.deepEqual(await secretsOf(given), {
        "web-credentials": { identity: SSH_KEY, known_hosts: "git.example.com ssh-ed25519 AAAA" },
      });
    }
  });

  it("names the installation of a GitHub App by its owner, and in one way only", async () => {
    const githubApp = { appId: "1", installationOwner: "acme", privateKey: APP_KEY };
    const made = parts({ credentials: { githubApp } });
    assert.deepEqual(await secretsOf(made), {
      "web-credentials": { githubAppID: "1", githubAppInstallationOwner: "acme", githubAppPrivateKey: APP_KEY },
    });
    assert.deepEqual(made.problems, []);
    const { appId, privateKey } = githubApp;
    for (const [app, got] of [
      [{ appId, privateKey }, "neither"],
      [{ ...githubApp, installationId: "2" }, "both"],
    ] as const)
      assert.deepEqual(parts({ credentials: { githubApp: app } }).problems, [
        {
          propertyPath: "credentials.githubApp",
          reason: `must have exactly one of installationId and installationOwner, got ${got}. Set one of them.`,
        },
      ]);
  });

  it("makes a Secret of a GitHub App and says that it is one", async () => {
    const githubApp = {
      appId: "1",
      installationId: "2",
      privateKey: APP_KEY,
      baseUrl: "https://github.example.com/api/v3",
    };
    const made = parts({ credentials: { githubApp } });
    assert.deepEqual(await secretsOf(made), {
      "web-credentials": {
        githubAppID: "1",
        githubAppInstallationID: "2",
        githubAppPrivateKey: APP_KEY,
        githubAppBaseURL: "https://github.example.com/api/v3",
      },
    });
    assert.deepEqual(made.spec, {
      interval: "1m0s",
      url: HTTPS,
      provider: "github",
      secretRef: { name: "web-credentials" },
    });
  });

  it("makes Secrets of a proxy and of the keys that signatures are verified with", async () => {
    const made = parts({ proxy: PROXY, verify: { mode: "HEAD" }, verificationKeys: { "author.asc": "pgp" } });
    assert.deepEqual(await secretsOf(made), { "web-proxy": PROXY, "web-verification": { "author.asc": "pgp" } });
    const { proxySecretRef, verify } = made.spec;
    assert.deepEqual(
      [proxySecretRef, verify],
      [{ name: "web-proxy" }, { mode: "HEAD", secretRef: { name: "web-verification" } }],
    );
  });

  it("adds the keys to a verification that is an output", async () => {
    const { spec } = parts({
      verify: pulumi.output({ mode: "HEAD" }),
      verificationKeys: { "author.asc": "pgp" },
    });
    assert.deepEqual(await resolved(spec["verify"] as pulumi.Output<unknown>), {
      mode: "HEAD",
      secretRef: { name: "web-verification" },
    });
  });

  it("lists every conflict between what is made and what is referred to", () => {
    const { problems } = parts({
      credentials: { basicAuth: USER, sshKey: { privateKey: SSH_KEY }, knownHosts: "h" },
      secretRef: { name: "mine" },
      proxy: PROXY,
      proxySecretRef: { name: "mine" },
      verify: { mode: "HEAD", secretRef: { name: "mine" } },
      verificationKeys: { "author.asc": "pgp" },
    });
    const both = (propertyPath: string, made: string) => ({
      propertyPath,
      reason: `conflicts with ${made}, which creates this Secret; set only one of them`,
    });
    assert.deepEqual(problems, [
      {
        propertyPath: "credentials",
        reason: "must hold at most one of sshKey, basicAuth, githubApp, got sshKey and basicAuth",
      },
      both("secretRef", "credentials"),
      both("proxySecretRef", "proxy"),
      both("verify.secretRef", "verificationKeys"),
    ]);
  });
});

describe("ociRepositoryParts", () => {
  const parts = (args: Partial<Parameters<typeof composeOciRepository>[1]> = {}) =>
    composeOciRepository("api", { url: "oci://ghcr.io/acme/api", ...args });

  it("makes a Docker config of a user for the host of the registry", async () => {
    for (const [url, host] of [
      ["oci://ghcr.io/acme/api", "ghcr.io"],
      ["oci://127.0.0.1:5000/api", "127.0.0.1:5000"],
      // Flux asks for Docker Hub by the name of its index.
      ["oci://docker.io/acme/api", "index.docker.io"],
    ] as const) {
      const made = parts({ url: pulumi.output(url), credentials: USER });
      const { [".dockerconfigjson"]: config, type } = (await secretsOf(made))["api-credentials"] as Record<
        string,
        string
      >;
      assert.equal(type, "kubernetes.io/dockerconfigjson");
      assert.deepEqual(JSON.parse(config ?? ""), {
        auths: { [host]: { ...USER, auth: Buffer.from("u:p").toString("base64") } },
      });
    }
  });

  it("makes Secrets of TLS, a proxy and the keys that signatures are verified with", async () => {
    const made = parts({
      tls: TLS,
      proxy: PROXY,
      verify: { provider: "cosign" },
      verificationKeys: { "cosign.pub": "k" },
    });
    assert.deepEqual(await secretsOf(made), {
      "api-tls": { "ca.crt": "ca", "tls.crt": "crt", "tls.key": "key" },
      "api-proxy": PROXY,
      "api-verification": { "cosign.pub": "k" },
    });
    assert.deepEqual(made.spec, {
      interval: "1m0s",
      url: "oci://ghcr.io/acme/api",
      verify: { provider: "cosign", secretRef: { name: "api-verification" } },
      certSecretRef: { name: "api-tls" },
      proxySecretRef: { name: "api-proxy" },
    });
  });

  it("lists every conflict", () => {
    const mine = { name: "mine" };
    const { problems } = parts({
      credentials: USER,
      secretRef: mine,
      tls: { certificate: "crt" },
      certSecretRef: mine,
      proxy: PROXY,
      proxySecretRef: mine,
      verify: { provider: "cosign", secretRef: mine },
      verificationKeys: { "cosign.pub": "k" },
    });
    assert.deepEqual(
      problems.map(({ propertyPath }) => propertyPath),
      ["secretRef", "certSecretRef", "proxySecretRef", "verify.secretRef", "tls"],
    );
    assert.deepEqual(problems.at(-1), {
      propertyPath: "tls",
      reason: "must hold certificate and privateKey together, got only certificate",
    });
  });
});

describe("bucketParts", () => {
  const parts = (args: Partial<Parameters<typeof composeBucket>[1]> = {}) =>
    composeBucket("data", { bucketName: "apps", endpoint: "s3.example.com", ...args });

  it("makes a Secret of an access key", async () => {
    const made = parts({ credentials: { accessKey: "a", secretKey: "s" }, tls: { certificateAuthority: "ca" } });
    assert.deepEqual(await secretsOf(made), {
      "data-credentials": { accesskey: "a", secretkey: "s" },
      "data-tls": { "ca.crt": "ca" },
    });
    assert.deepEqual(made.spec, {
      interval: "1m0s",
      bucketName: "apps",
      endpoint: "s3.example.com",
      secretRef: { name: "data-credentials" },
      certSecretRef: { name: "data-tls" },
    });
  });

  it("lists every conflict", () => {
    const mine = { name: "mine" };
    const { problems } = parts({
      credentials: { accessKey: "a", secretKey: "s" },
      secretRef: mine,
      tls: TLS,
      certSecretRef: mine,
      proxy: PROXY,
      proxySecretRef: mine,
    });
    assert.deepEqual(
      problems.map(({ propertyPath }) => propertyPath),
      ["secretRef", "certSecretRef", "proxySecretRef"],
    );
  });
});

describe("helmRepositoryParts", () => {
  it("makes Secrets of a user and of TLS", async () => {
    const made = composeHelmRepository("charts", { url: "https://charts.example.com", credentials: USER, tls: TLS });
    assert.deepEqual(await secretsOf(made), {
      "charts-credentials": USER,
      "charts-tls": { "ca.crt": "ca", "tls.crt": "crt", "tls.key": "key" },
    });
    const { secretRef, certSecretRef } = made.spec;
    assert.deepEqual(
      [secretRef, certSecretRef, made.problems],
      [{ name: "charts-credentials" }, { name: "charts-tls" }, []],
    );
  });
});

describe("receiverParts", () => {
  it("makes a Secret of a token, and refuses one beside a reference", async () => {
    const args = { type: "generic", resources: [{ kind: "GitRepository", name: "web" }], token: "t" } as const;
    const made = composeReceiver("push", args);
    assert.deepEqual(await secretsOf(made), { "push-token": { token: "t" } });
    assert.deepEqual(made.spec["secretRef"], { name: "push-token" });
    assert.deepEqual(composeReceiver("push", { ...args, secretRef: { name: "mine" } }).problems, [
      { propertyPath: "secretRef", reason: "conflicts with token, which creates this Secret; set only one of them" },
    ]);
  });
});

describe("alertProviderParts", () => {
  it("makes a Secret of what the service is reached with, and never waits", async () => {
    const made = composeAlertProvider("chat", {
      type: "slack",
      channel: "ops",
      secret: { address: "https://hooks.example.com" },
    });
    assert.deepEqual(await secretsOf(made), { "chat-secret": { address: "https://hooks.example.com" } });
    assert.deepEqual(
      [made.kind, made.spec, made.awaited],
      ["Provider", { type: "slack", channel: "ops", secretRef: { name: "chat-secret" } }, false],
    );
  });
});

describe("the parts of every kind", () => {
  const url = "https://example.com";
  const kinds: Readonly<
    Record<
      string,
      (
        suspended: ResourceArgs & { readonly suspend?: pulumi.Input<boolean>; readonly interval?: string },
      ) => ObjectParts
    >
  > = {
    GitRepository: (more) => composeGitRepository("x", { url, ...more }),
    OCIRepository: (more) => composeOciRepository("x", { url, ...more }),
    Bucket: (more) => composeBucket("x", { bucketName: "b", endpoint: "e", ...more }),
    HelmRepository: (more) => composeHelmRepository("x", { url, ...more }),
    HelmRelease: (more) => composeHelmRelease("x", { chartRef: { kind: "OCIRepository", name: "x" }, ...more }),
    Kustomization: (more) =>
      composeKustomization("x", { sourceRef: { kind: "GitRepository", name: "x" }, prune: true, ...more }),
    Receiver: (more) => composeReceiver("x", { type: "generic", resources: [], ...more }),
  };
  for (const [kind, parts] of Object.entries(kinds)) {
    it(`wait unless suspended, be that an output or not: ${kind}`, async () => {
      const awaited = async (suspend: object) => resolved(pulumi.output(parts(suspend).awaited));
      assert.deepEqual(
        [
          await awaited({}),
          await awaited({ suspend: false }),
          await awaited({ suspend: true }),
          await awaited({ suspend: pulumi.output(true) }),
          await awaited({ suspend: pulumi.output(false) }),
        ],
        [true, true, false, false, true],
      );
    });

    if (kind === "Receiver") continue;
    it(`have a default interval, also beside an undefined one: ${kind}`, () => {
      const expected = ["HelmRelease", "Kustomization"].includes(kind) ? "10m0s" : "1m0s";
      assert.deepEqual(
        [parts({}).spec["interval"], parts({ interval: undefined } as never).spec["interval"]],
        [expected, expected],
      );
    });
  }

  it("never wait for a HelmRepository of the type oci", async () => {
    for (const type of ["oci", pulumi.output("oci" as const)] as const) {
      assert.equal(
        await resolved(pulumi.output(composeHelmRepository("x", { url: "oci://ghcr.io/acme", type }).awaited)),
        false,
      );
    }
  });
});

describe("the address of a source", () => {
  it("goes with the type of a HelmRepository", () => {
    const lines = (url: string, type?: "default" | "oci") =>
      linesOf(composeHelmRepository("charts", { url, ...(type === undefined ? {} : { type }) }));
    assert.deepEqual(lines("https://charts.example.com"), []);
    assert.deepEqual(lines("oci://ghcr.io/acme/charts", "oci"), []);
    for (const type of [undefined, "default"] as const)
      assert.match(String(lines("oci://ghcr.io/acme/charts", type)), /^type: must be "oci" for an oci:\/\/ URL/);
    assert.match(String(lines("https://charts.example.com", "oci")), /^url: must begin with oci:\/\//);
  });

  it("has no version in an OCIRepository", () => {
    const lines = (url: string) => linesOf(composeOciRepository("app", { url }));
    for (const url of ["oci://ghcr.io/acme/app", "oci://localhost:5000/acme/app"]) assert.deepEqual(lines(url), []);
    assert.deepEqual(lines("oci://localhost:5000/acme/app:1.0"), ['url: must not have ":1.0". Set ref.tag to "1.0".']);
    assert.deepEqual(lines("oci://ghcr.io/acme/app:1.0/"), lines("oci://ghcr.io/acme/app:1.0"));
    for (const version of ["@sha256:0123", ":1.0@sha256:0123"])
      assert.deepEqual(lines(`oci://ghcr.io/acme/app${version}`), [
        `url: must not have "${version}". Set ref.digest to "sha256:0123".`,
      ]);
    assert.deepEqual(lines("oci://ghcr.io/acme/app/"), ["url: must not end with a slash. Remove it."]);
  });
});
