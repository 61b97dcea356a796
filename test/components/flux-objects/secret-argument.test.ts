import assert from "node:assert/strict";

import * as pulumi from "@pulumi/pulumi";

import { composeGitRepository } from "../../../components/flux-objects/git-repository";
import { composeHelmRepository } from "../../../components/flux-objects/helm-repository";
import { composeKustomization } from "../../../components/flux-objects/kustomization";
import { composeOciRepository } from "../../../components/flux-objects/oci-repository";
import { argumentProblems } from "../../../components/schemas/argument-problems";
import { problems } from "../../../components/bootstrap/problems";
import { linesOf } from "./parts";

const GIT = { url: "https://git.example.com/apps" };
const IMAGE = { url: "oci://registry.example.com/apps" };
const MINE = { secretRef: { name: "mine" } };
const KEYS = { verificationKeys: { "cosign.pub": "PUB" } };
const REASON = "conflicts with verificationKeys, which creates this Secret; set only one of them";

describe("verificationKeys", () => {
  it("must not stand beside a verify that refers to a Secret, which they would replace", () => {
    assert.deepEqual(linesOf(composeGitRepository("apps", { ...GIT, verify: { mode: "HEAD", ...MINE }, ...KEYS })), [
      `verify.secretRef: ${REASON}`,
    ]);
    assert.deepEqual(
      linesOf(composeOciRepository("apps", { ...IMAGE, verify: { provider: "cosign", ...MINE }, ...KEYS })),
      [`verify.secretRef: ${REASON}`],
    );
  });

  it("must not either in the GitRepository of the cluster", () => {
    const github = { owner: "acme", repository: "fleet" };
    const found = problems({
      github,
      path: ".",
      sync: { gitRepository: { verify: { mode: "HEAD", ...MINE }, ...KEYS } },
    });
    assert.deepEqual(linesOf({ problems: found }), [`sync.gitRepository.verify.secretRef: ${REASON}`]);
  });

  it("may stand beside one that is not known, or that has none", () => {
    assert.deepEqual(linesOf(composeGitRepository("apps", { ...GIT, verify: { mode: "HEAD" }, ...KEYS })), []);
    assert.deepEqual(
      linesOf(
        composeOciRepository("apps", { ...IMAGE, verify: pulumi.output({ provider: "cosign" as const }), ...KEYS }),
      ),
      [],
    );
    assert.deepEqual(linesOf(composeOciRepository("apps", { ...IMAGE, ...KEYS })), []);
    assert.deepEqual(linesOf(composeOciRepository("apps", { ...IMAGE, verify: { provider: "cosign", ...MINE } })), []);
  });
});

describe("decryptionKeys", () => {
  const lines = (args: object) =>
    linesOf(composeKustomization("apps", { sourceRef: { kind: "GitRepository", name: "apps" }, prune: true, ...args }));
  const keys = { "age.agekey": "KEY" };

  it("must not stand beside a decryption that refers to a Secret, which they would replace", () => {
    assert.deepEqual(lines({ decryption: { provider: "sops", ...MINE }, decryptionKeys: keys }), [
      "decryption.secretRef: conflicts with decryptionKeys, which creates this Secret; set only one of them",
    ]);
    assert.deepEqual(lines({ decryption: { provider: "sops" }, decryptionKeys: keys }), []);
    assert.deepEqual(lines({ decryption: pulumi.output({ provider: "sops" }), decryptionKeys: keys }), []);
  });

  const shape = (decryptionKeys: Readonly<Record<string, string | undefined>>) =>
    linesOf({ problems: argumentProblems("KustomizationArgs", { decryptionKeys }) });

  it("have the names that Flux reads", () => {
    for (const name of [
      "age.agekey",
      ".agekey",
      "prod-2026_a.agekey",
      "author.asc",
      "sops.vault-token",
      "sops.aws-kms",
      "sops.azure-kv",
      "sops.gcp-kms",
    ]) {
      assert.deepEqual(shape({ [name]: "KEY" }), [], name);
    }
  });

  it("are not passed over for their names without a word", () => {
    for (const name of [
      "age.key",
      "agekey",
      "age.AGEKEY",
      "a/b.agekey",
      "..agekey",
      "keys.txt",
      "my.sops.vault-token",
      "identity",
    ]) {
      const mustBe =
        "must be a name that Flux reads: *.agekey, *.asc, sops.vault-token, sops.aws-kms, sops.azure-kv or sops.gcp-kms";
      assert.deepEqual(shape({ [name]: "KEY" }), [`decryptionKeys: ${mustBe}, got ${JSON.stringify(name)}`]);
    }
  });

  it("hold something", () => {
    for (const nothing of [{}, { "a.agekey": undefined }]) {
      assert.deepEqual(shape(nothing), ["decryptionKeys: must not be empty"]);
    }
    assert.deepEqual(shape({ ...keys, "b.agekey": "" }), ['decryptionKeys["b.agekey"]: must not be empty']);
  });
});

describe("tls", () => {
  const lines = (tls: object) => linesOf(composeHelmRepository("apps", { ...GIT, tls }));

  it("takes an authority, a certificate with its key, or both", () => {
    for (const tls of [
      { certificateAuthority: "CA" },
      { certificate: "C", privateKey: "K" },
      { certificateAuthority: "CA", certificate: "C", privateKey: "K" },
    ]) {
      assert.deepEqual(lines(tls), []);
    }
  });

  it("wants a certificate and its key together", () => {
    assert.deepEqual(lines({ certificate: "C" }), [
      "tls: must hold certificate and privateKey together, got only certificate",
    ]);
    assert.deepEqual(lines({ certificateAuthority: "CA", privateKey: "K" }), [
      "tls: must hold certificate and privateKey together, got only privateKey",
    ]);
  });
});
