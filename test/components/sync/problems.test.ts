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
    assert.deepEqual(lines({}), ["github: is required, unless Flux follows one of ociRepository and bucket"]);
  });

  it("refuses more than one", () => {
    assert.deepEqual(lines({ github: GITHUB, ociRepository: OCI }), [
      "github: must not be set beside ociRepository: a cluster follows one source",
    ]);
    assert.deepEqual(lines({ ociRepository: OCI, bucket: BUCKET }), [
      "ociRepository: must not be set beside bucket: a cluster follows one source",
    ]);
    assert.deepEqual(lines({ github: GITHUB, ociRepository: OCI, bucket: BUCKET }), [
      "github: must not be set beside ociRepository and bucket: a cluster follows one source",
    ]);
  });

  it("refuses beside a store what is of GitHub, all at once", () => {
    const args = {
      credentials: { anonymous: true },
      commit: { mode: "push" },
      sync: { gitRepository: { recurseSubmodules: true }, proxy: { address: "http://proxy" } },
    } as const;
    assert.deepEqual(lines({ ...args, bucket: BUCKET }), [
      "credentials: is for github, not for bucket: see bucket.credentials",
      "sync.gitRepository: is for github, not for bucket",
      "sync.proxy: is for github, not for bucket: see bucket.proxy",
      'commit: is for github; only the mode "none" has a meaning for a store: Pulumi goes on managing Flux',
    ]);
    assert.deepEqual(lines({ ...args, github: GITHUB }), []);
  });

  it("takes the commit mode none beside a store, and no other", () => {
    assert.deepEqual(lines({ ociRepository: OCI, commit: { mode: "none" } }), []);
    for (const commit of [{ mode: "pullRequest" }, {}] as const)
      assert.match(lines({ ociRepository: OCI, commit }).join(), /^commit: is for github; /);
  });

  it("names the arguments of a store that make a Secret and refer to one", () => {
    const secretRef = { name: "mine" };
    assert.deepEqual(lines({ ociRepository: { ...OCI, credentials: { username: "u", password: "p" }, secretRef } }), [
      "ociRepository.secretRef: must not be set beside credentials, of which the Secret is made",
    ]);
  });

  it("does not show a password in the address of a proxy", () => {
    const proxy = { address: "http://me:hidden@proxy.example.com" };
    const [problem, ...others] = lines({ github: GITHUB, sync: { proxy } });
    assert.match(String(problem), /^sync\.proxy\.address: must not hold a user name or password/);
    assert.doesNotMatch(String(problem), /hidden/);
    assert.deepEqual(others, []);
  });
});
