import assert from "node:assert/strict";

import { checkCluster } from "../../../components";
import { readFollowed, wantedSource } from "../../../components/preflight/followed-source";
import type { KubeReader } from "../../../components/kube/kube-client";

const KUSTOMIZATION = "/apis/kustomize.toolkit.fluxcd.io/v1/namespaces/flux-system/kustomizations/fleet";
const REPOSITORY = "/apis/source.toolkit.fluxcd.io/v1/namespaces/flux-system/gitrepositories/fleet";

/** A cluster with these objects, by their paths. */
function clusterWith(objects: Readonly<Record<string, object>>): KubeReader {
  return { server: "https://cluster.example.com", request: (path) => Promise.resolve(objects[path]) };
}

describe("readFollowed", () => {
  const url = "ssh://git@github.com/acme/fleet";
  const gitRepository = { spec: { url, ref: { branch: "main" } } };
  const kustomization = (sourceRef: object, path?: string) => ({ spec: { path, sourceRef } });
  const sourceRef = { kind: "GitRepository", name: "fleet" };
  const read = (objects: Readonly<Record<string, object>>) =>
    readFollowed(clusterWith(objects), "flux-system", "fleet");

  it("finds nothing where there is no Kustomization of the name, or no such kind", async () => {
    assert.equal(await read({ [REPOSITORY]: gitRepository }), undefined);
  });

  it("reads both objects", async () => {
    const objects = { [KUSTOMIZATION]: kustomization(sourceRef, "./clusters/prod"), [REPOSITORY]: gitRepository };
    assert.deepEqual(await read(objects), { url, branch: "main", path: "./clusters/prod" });
  });

  it("takes no path for the root, and no reference for Flux's default", async () => {
    const objects = { [KUSTOMIZATION]: kustomization(sourceRef), [REPOSITORY]: { spec: { url } } };
    assert.deepEqual(await read(objects), { url, branch: "master", path: "" });
  });

  it("looks for the GitRepository in the namespace of the reference", async () => {
    const objects = {
      [KUSTOMIZATION]: kustomization({ ...sourceRef, namespace: "sources" }, "./"),
      [REPOSITORY.replace("flux-system", "sources")]: gitRepository,
    };
    assert.deepEqual(await read(objects), { url, branch: "main", path: "./" });
  });

  it("names a source that is not of Git, and one that does not exist", async () => {
    assert.deepEqual(await read({ [KUSTOMIZATION]: kustomization({ kind: "OCIRepository", name: "fleet" }) }), {
      other: "OCIRepository flux-system/fleet",
    });
    assert.deepEqual(await read({ [KUSTOMIZATION]: kustomization(sourceRef) }), {
      other: "GitRepository flux-system/fleet, which does not exist",
    });
  });
});

describe("wantedSource", () => {
  it("completes the branch, and wants nothing when nothing is said", () => {
    assert.deepEqual(wantedSource({ repository: "acme/fleet", path: "." }), {
      repository: "acme/fleet",
      branch: "main",
      path: ".",
    });
    assert.equal(wantedSource({ branch: "next" }), undefined);
  });

  for (const [options, message] of [
    [{ path: "clusters/prod" }, /^checkCluster: path requires repository\./],
    [{ repository: "acme/fleet" }, /^checkCluster: repository requires path\./],
  ] as const) {
    it(`refuses half of it, before the cluster is asked: ${JSON.stringify(options)}`, async () => {
      await assert.rejects(checkCluster({ ...options, kubeconfig: "/nonexistent" }), { name: "ClusterError", message });
    });
  }
});
