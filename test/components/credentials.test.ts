import assert from "node:assert/strict";

import * as pulumi from "@pulumi/pulumi";

import { MINIMAL, register, resolved, theOnly } from "./monitor";

const DEPLOY_KEY = "github:index/repositoryDeployKey:RepositoryDeployKey";
const SECRET = "kubernetes:core/v1:Secret";

describe("FluxBootstrap's credentials", () => {
  it("puts the same key into the Secret that it registers with GitHub, read-only", async () => {
    const { resources, flux } = await register(MINIMAL);
    const publicKey = await resolved(flux.publicKey);
    assert.match(publicKey ?? "", /^ssh-ed25519 [A-Za-z0-9+/]{68}$/);
    assert.deepEqual(theOnly(resources, DEPLOY_KEY).inputs, {
      repository: "fleet",
      title: "flux-system-flux-system-main-clusters/prod (project/stack)",
      key: publicKey,
      readOnly: true,
    });
    const { metadata, stringData } = theOnly(resources, SECRET).inputs;
    assert.deepEqual(metadata, {
      name: "flux-system",
      namespace: "flux-system",
      annotations: { "pulumi.com/patchForce": "true" },
    });
    assert.deepEqual(Object.keys(stringData.value).sort(), ["identity", "identity.pub", "known_hosts"]);
    assert.match(stringData.value.identity, /^-----BEGIN PRIVATE KEY-----\n/);
    assert.equal(stringData.value["identity.pub"], publicKey);
    assert.match(
      stringData.value.known_hosts,
      /^github\.com ssh-ed25519 .*\ngithub\.com ecdsa-.*\ngithub\.com ssh-rsa .*\n$/,
    );
  });

  it("marks the private key secret wherever it goes", async () => {
    const { resources, flux } = await register(MINIMAL);
    assert.equal(isSecret(theOnly(resources, "pulumi:index:Stash", "fleet-ssh-key").inputs.input), true);
    assert.equal(isSecret(theOnly(resources, SECRET).inputs.stringData), true);
    assert.equal(await pulumi.isSecret(flux.publicKey), false);
    const holders = resources.filter(({ inputs }) => JSON.stringify(inputs).includes("PRIVATE KEY"));
    assert.deepEqual(holders.map(({ type }) => type).sort(), [SECRET, "pulumi:index:Stash"]);
  });

  it("keeps the first key pair", async () => {
    const { resources } = await register(MINIMAL);
    assert.deepEqual(theOnly(resources, "pulumi:index:Stash", "fleet-ssh-key").opts.ignoreChanges, ["input"]);
  });

  const names: readonly (readonly [object, string])[] = [
    [{}, "fleet"],
    [{ algorithm: "ed25519", readOnly: true }, "fleet"],
    [{ rotation: "2" }, "fleet-2"],
    [{ readOnly: false }, "fleet-read-write"],
    [{ algorithm: "ecdsa" }, "fleet-ecdsa"],
    [{ algorithm: "rsa" }, "fleet-rsa-2048"],
    [{ rotation: "2", algorithm: "rsa", rsaBits: 3072, readOnly: false }, "fleet-2-rsa-3072-read-write"],
  ];
  for (const [deployKey, expected] of names) {
    it(`gives a key of its own to ${JSON.stringify(deployKey)}, so that none is ever replaced`, async () => {
      const { resources } = await register({ ...MINIMAL, credentials: { deployKey } });
      assert.equal(theOnly(resources, DEPLOY_KEY).name, `${expected}-deploy-key`);
      const stashes = resources.filter(({ name }) => name.endsWith("-ssh-key")).map(({ name }) => name);
      assert.deepEqual(stashes, [`${expected}-ssh-key`]);
    });
  }

  it("imports a deploy key that an interrupted run has registered", async () => {
    const first = await register(MINIMAL);
    const key = theOnly(first.resources, DEPLOY_KEY).inputs.key as string;
    const title = "flux-system-flux-system-main-clusters/prod";
    const answers = {
      getRepositoryDeployKeys: {
        keys: [
          { id: 1, title, key: "other" },
          { id: 7, title, key },
        ],
      },
    };
    const { resources } = await register(MINIMAL, { answers, stash: first.stash });
    assert.equal(theOnly(resources, DEPLOY_KEY).opts.import, "fleet:7");
  });

  it("leaves a deploy key of the same title but with another key alone", async () => {
    const answers = {
      getRepositoryDeployKeys: {
        keys: [{ id: 1, title: "flux-system-flux-system-main-clusters/prod (project/stack)", key: "other" }],
      },
    };
    const { resources } = await register(MINIMAL, { answers });
    assert.equal(theOnly(resources, DEPLOY_KEY).opts.import, undefined);
  });
});

/** The engine's mark of a secret: https://www.pulumi.com/docs/iac/concepts/secrets/ */
function isSecret(value: unknown): boolean {
  const mark = "4dabf18193072939515e22adb298388d";
  return (value as Record<string, unknown>)[mark] === "1b47061264138c4ac30d75fd1eb44270";
}
