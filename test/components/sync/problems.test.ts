import assert from "node:assert/strict";

import type { FluxBootstrapArgs } from "../../../components";
import { sourceProblems } from "../../../components/sync/problems";

const GITHUB = { owner: "acme", repository: "fleet" };
const OCI = { url: "oci://registry.example.com/fleet" };
const BUCKET = { bucketName: "fleet", endpoint: "s3.example.com" };

describe("sourceProblems", () => {
  const lines = (args: Partial<FluxBootstrapArgs>) =>
    sourceProblems({ path: "clusters/prod", ...args }).map(({ propertyPath, reason }) => `${propertyPath}: ${reason}`);

  it("has nothing against one source", () => {
    for (const source of [{ github: GITHUB }, { ociRepository: OCI }, { bucket: BUCKET }])
      assert.deepEqual(lines(source), []);
  });

  it("requires a source", () => {
    assert.deepEqual(lines({}), ["github: is required, unless ociRepository or bucket is set. Set one of them."]);
  });

  it("refuses more than one", () => {
    assert.deepEqual(lines({ github: GITHUB, ociRepository: OCI }), [
      "github: conflicts with ociRepository: a cluster follows one source. Set only one of them.",
    ]);
    assert.deepEqual(lines({ ociRepository: OCI, bucket: BUCKET }), [
      "ociRepository: conflicts with bucket: a cluster follows one source. Set only one of them.",
    ]);
    assert.deepEqual(lines({ github: GITHUB, ociRepository: OCI, bucket: BUCKET }), [
      "github: conflicts with ociRepository and bucket: a cluster follows one source. Set only one of them.",
    ]);
  });

  it("refuses beside a store what is of GitHub, all at once", () => {
    const args = {
      credentials: { anonymous: true },
      commit: { mode: "push" },
      sync: { gitRepository: { recurseSubmodules: true }, proxy: { address: "http://proxy" } },
    } as const;
    assert.deepEqual(lines({ ...args, bucket: BUCKET }), [
      "credentials: requires github as the source, got bucket. Use bucket.credentials.",
      "sync.gitRepository: requires github as the source, got bucket. Remove it.",
      "sync.proxy: requires github as the source, got bucket. Use bucket.proxy.",
      'commit: must have the mode "none" when the source is bucket, so that Pulumi continues to manage Flux. Set it, or remove commit.',
    ]);
    assert.deepEqual(lines({ ...args, github: GITHUB }), []);
  });

  it("takes the commit mode none beside a store, and no other", () => {
    assert.deepEqual(lines({ ociRepository: OCI, commit: { mode: "none" } }), []);
    for (const commit of [{ mode: "pullRequest" }, {}] as const)
      assert.match(lines({ ociRepository: OCI, commit }).join(), /^commit: must have the mode "none" /);
  });

  it("names the arguments of a store that make a Secret and refer to one", () => {
    const secretRef = { name: "mine" };
    assert.deepEqual(lines({ ociRepository: { ...OCI, credentials: { username: "u", password: "p" }, secretRef } }), [
      "ociRepository.secretRef: conflicts with credentials, which creates this Secret; set only one of them",
    ]);
  });

  it("does not show a password in the address of a proxy", () => {
    const proxy = { address: "http://me:hidden@proxy.example.com" };
    const [problem, ...others] = lines({ github: GITHUB, sync: { proxy } });
    assert.match(String(problem), /^sync\.proxy\.address: must not contain a user name or password/);
    assert.doesNotMatch(String(problem), /hidden/);
    assert.deepEqual(others, []);
  });
});
