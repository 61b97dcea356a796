import assert from "node:assert/strict";

import type { FluxBootstrapArgs } from "../../../components";
import { composeBucket } from "../../../components/flux-objects/bucket";
import { composeGitRepository } from "../../../components/flux-objects/git-repository";
import { composeHelmRelease } from "../../../components/flux-objects/helm-release";
import { composeKustomization } from "../../../components/flux-objects/kustomization";
import { composeArtifactSource } from "../../../components/sync/resolve";

// What `config.get` answers for a key that is not set; the compiler lets it pass unless it is told to be exact.
const NOTHING = undefined as unknown as string;

describe("an argument that is undefined", () => {
  it("is as good as left out: the defaults take its place", () => {
    const url = "https://git.example.com/apps";
    assert.deepEqual(composeGitRepository("apps", { url, interval: NOTHING, timeout: NOTHING }).spec, {
      interval: "1m0s",
      url,
    });
    const bucket = { bucketName: "fleet", endpoint: "s3.example.com" };
    assert.deepEqual(composeBucket("apps", { ...bucket, interval: NOTHING }).spec, { interval: "1m0s", ...bucket });
    assert.deepEqual(composeHelmRelease("web", { interval: NOTHING }).spec, { interval: "10m0s" });
    const sourceRef = { kind: "GitRepository", name: "apps" } as const;
    assert.deepEqual(composeKustomization("apps", { sourceRef, prune: true, interval: NOTHING }).spec, {
      interval: "10m0s",
      sourceRef,
      prune: true,
    });
  });

  it("leaves the interval of the sync to a store", () => {
    const args: FluxBootstrapArgs = {
      path: ".",
      sync: { sourceInterval: "7m" },
      ociRepository: { url: "oci://registry.example.com/fleet", interval: NOTHING },
    };
    assert.deepEqual(composeArtifactSource(args, "fleet")?.spec, {
      interval: "7m",
      url: "oci://registry.example.com/fleet",
    });
  });
});
