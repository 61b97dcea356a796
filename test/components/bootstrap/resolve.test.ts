import assert from "node:assert/strict";

import type { FluxBootstrapArgs } from "../../../components";
import { resolve } from "../../../components/bootstrap/resolve";

const ARGS = { github: { owner: "acme", repository: "fleet" }, path: "clusters/prod" };

describe("resolve", () => {
  it("completes the smallest arguments by the defaults of flux bootstrap", () => {
    const { source, placeholders, ...options } = resolve(ARGS);
    assert.ok(source.kind === "gitHub");
    const { github, credentials, commit, proxy, secrets } = source;
    assert.deepEqual([proxy, secrets], [undefined, []]);
    assert.equal(placeholders.fillText("as it is"), "as it is");
    assert.deepEqual(options, {
      version: "v2.9.4",
      manifests: undefined,
      install: {
        components: ["source-controller", "kustomize-controller", "helm-controller", "notification-controller"],
        namespace: "flux-system",
        networkPolicy: true,
        watchAllNamespaces: true,
        logLevel: "info",
        clusterDomain: "cluster.local",
        registry: "ghcr.io/fluxcd",
        tolerationKeys: [],
      },
      customization: { controllers: {}, patches: [] },
      pullCredentials: undefined,
      notifications: { commitStatus: undefined, chat: undefined, receiver: undefined },
      sync: {
        name: "flux-system",
        namespace: "flux-system",
        branch: "main",
        secretName: "flux-system",
        path: "clusters/prod",
        sourceInterval: "1m0s",
        interval: "10m0s",
        prune: true,
      },
      directory: "clusters/prod/flux-system",
      timeout: "5m0s",
      allowDowngrade: false,
      upgrades: "program",
      allowMove: false,
      adopt: false,
      allowOverwrite: false,
      onDestroy: { flux: "delete", files: "delete", workloads: "keep" },
    });
    const { knownHosts, ...rest } = github;
    assert.equal(knownHosts.split("\n").length, 4);
    assert.deepEqual(rest, {
      owner: "acme",
      repository: "fleet",
      branch: "main",
      url: "https://github.com",
      sshHostname: "github.com",
      sshUser: "git",
      certificateAuthority: undefined,
      registersDeployKey: true,
      newRepository: undefined,
    });
    assert.deepEqual(credentials, {
      kind: "deployKey",
      algorithm: "ed25519",
      rsaBits: 2048,
      readOnly: true,
      rotation: "",
      title: "flux-system-flux-system-main-clusters/prod (project/stack)",
    });
    assert.deepEqual(commit, {
      mode: "push",
      author: undefined,
      adopts: false,
      message: { prefix: "", appendix: "" },
      pullRequest: {
        branchPrefix: "flux-bootstrap/clusters-prod",
        title: "Flux v2.9.4 for clusters/prod/flux-system",
        body: "Flux v2.9.4 manages itself from `clusters/prod/flux-system/`. Run `pulumi up` again after the merge.",
        labels: [],
        reviewers: [],
      },
    });
  });

  for (const [path, sync, directory] of [
    [".", "", "flux-system"],
    ["./clusters/prod", "clusters/prod", "clusters/prod/flux-system"],
    ["clusters/prod/", "clusters/prod", "clusters/prod/flux-system"],
  ] as const) {
    it(`takes the path ${path} for ${directory}`, () => {
      const options = resolve({ ...ARGS, path });
      assert.deepEqual([options.sync.path, options.directory], [sync, directory]);
    });
  }

  it("passes the options of flux install on, extra components last", () => {
    const args = {
      networkPolicy: false,
      watchAllNamespaces: false,
      logLevel: "debug",
      clusterDomain: "corp.internal",
      registry: "registry.example.com/fluxcd",
      imagePullSecret: "regcred",
      tolerationKeys: ["a"],
    } as const;
    const resolved = resolve({ ...ARGS, ...args, componentsExtra: ["source-watcher"] });
    const { components, namespace, ...options } = resolved.install;
    assert.deepEqual(options, args);
    assert.equal(namespace, "flux-system");
    assert.deepEqual(components.slice(-2), ["notification-controller", "source-watcher"]);
  });

  it("names the directory after the namespace, as flux bootstrap does", () => {
    assert.equal(resolve({ ...ARGS, namespace: "gitops-system" }).directory, "clusters/prod/gitops-system");
  });

  it("keeps the host keys that the caller gives, also for github.com", () => {
    const github = { ...ARGS.github, knownHosts: "github.com ssh-ed25519 AAAA\n" };
    const { source } = resolve({ ...ARGS, github });
    assert.ok(source.kind === "gitHub");
    assert.equal(source.github.knownHosts, "github.com ssh-ed25519 AAAA\n");
  });

  it("passes on what the caller set of the sync, and nothing that was left out", () => {
    const { sync } = resolve({ ...ARGS, sync: { name: "root", timeout: "2m", prune: false } });
    assert.deepEqual(sync, {
      name: "root",
      namespace: "flux-system",
      branch: "main",
      secretName: "root",
      path: "clusters/prod",
      sourceInterval: "1m0s",
      interval: "10m0s",
      prune: false,
      timeout: "2m",
    });
  });

  it("waits as long as Flux may take for the cluster's own Kustomization", () => {
    const waited = (sync: FluxBootstrapArgs["sync"]) => resolve({ ...ARGS, ...(sync && { sync }) }).timeout;
    assert.deepEqual(
      [{}, { timeout: "15m" }, { wait: true }, { wait: true, interval: "1h" }, { wait: true, timeout: "2m" }].map(
        waited,
      ),
      ["5m0s", "900s", "570s", "3570s", "5m0s"],
    );
  });
});
