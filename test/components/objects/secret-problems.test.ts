import assert from "node:assert/strict";

import * as pulumi from "@pulumi/pulumi";

import { gitRepositoryParts } from "../../../components/objects/git-repository";
import { helmRepositoryParts } from "../../../components/objects/helm-repository";
import { ociRepositoryParts } from "../../../components/objects/oci-repository";
import { problems } from "../../../components/problems";
import { linesOf } from "./parts";

const GIT = { url: "https://git.example.com/apps" };
const IMAGE = { url: "oci://registry.example.com/apps" };
const MINE = { secretRef: { name: "mine" } };
const KEYS = { verificationKeys: { "cosign.pub": "PUB" } };
const REASON = "must not be set beside verificationKeys, of which the Secret is made";

describe("verificationKeys", () => {
  it("must not stand beside a verify that refers to a Secret, which they would replace", () => {
    assert.deepEqual(linesOf(gitRepositoryParts("apps", { ...GIT, verify: { mode: "HEAD", ...MINE }, ...KEYS })), [`verify.secretRef: ${REASON}`]);
    assert.deepEqual(linesOf(ociRepositoryParts("apps", { ...IMAGE, verify: { provider: "cosign", ...MINE }, ...KEYS })), [`verify.secretRef: ${REASON}`]);
  });

  it("must not either in the GitRepository of the cluster", () => {
    const github = { owner: "acme", repository: "fleet" };
    const found = problems({ github, path: ".", sync: { gitRepository: { verify: { mode: "HEAD", ...MINE }, ...KEYS } } });
    assert.deepEqual(linesOf({ problems: found }), [`sync.gitRepository.verify.secretRef: ${REASON}`]);
  });

  it("may stand beside one that is not known, or that has none", () => {
    assert.deepEqual(linesOf(gitRepositoryParts("apps", { ...GIT, verify: { mode: "HEAD" }, ...KEYS })), []);
    assert.deepEqual(linesOf(ociRepositoryParts("apps", { ...IMAGE, verify: pulumi.output({ provider: "cosign" as const }), ...KEYS })), []);
    assert.deepEqual(linesOf(ociRepositoryParts("apps", { ...IMAGE, ...KEYS })), []);
    assert.deepEqual(linesOf(ociRepositoryParts("apps", { ...IMAGE, verify: { provider: "cosign", ...MINE } })), []);
  });
});

describe("tls", () => {
  const lines = (tls: object) => linesOf(helmRepositoryParts("apps", { ...GIT, tls }));

  it("takes an authority, a certificate with its key, or both", () => {
    for (const tls of [{ certificateAuthority: "CA" }, { certificate: "C", privateKey: "K" }, { certificateAuthority: "CA", certificate: "C", privateKey: "K" }]) {
      assert.deepEqual(lines(tls), []);
    }
  });

  it("wants a certificate and its key together", () => {
    assert.deepEqual(lines({ certificate: "C" }), ["tls: certificate and privateKey belong together, got certificate alone"]);
    assert.deepEqual(lines({ certificateAuthority: "CA", privateKey: "K" }), ["tls: certificate and privateKey belong together, got privateKey alone"]);
  });
});
