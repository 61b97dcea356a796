import assert from "node:assert/strict";

import { applied, configOf, createWorld, end, writes } from "./world";
import type { World } from "./world";

interface Deployment {
  readonly spec: {
    readonly template: {
      readonly spec: {
        readonly containers: readonly { readonly args: readonly string[] }[];
        readonly tolerations: readonly object[];
      };
    };
  };
}

describe("install", () => {
  let world: World;

  before("an empty cluster and a repository", async () => {
    world = await createWorld({ name: "install" });
  });
  after(() => end(world));

  const invalid: readonly (readonly [string, Record<string, unknown>, string])[] = [
    [
      "an absolute path",
      { path: "/clusters/prod" },
      'path: must be relative to the root of the repository, got "/clusters/prod"',
    ],
    [
      "a path that leaves the repository",
      { path: "clusters/../../prod" },
      'path: must not leave the repository by ".."',
    ],
    ["a path with %", { path: "clusters/100%" }, 'path: must not contain "%"'],
    ["a path with #", { path: "clusters/#1" }, 'path: must not contain "#"'],
    ["a path with ?", { path: "clusters/?" }, 'path: must not contain "?"'],
    ["a bad duration", { sync: { interval: "60" } }, 'sync.interval: must be a Go duration such as "1m0s", got "60"'],
    ["a bad namespace", { namespace: "Flux_System" }, "namespace: must be a DNS label"],
    [
      "an unknown component",
      { components: ["source-controller", "kustomize-controller", "image-reflector"] },
      'components[2]: expected one of source-controller',
    ],
    ["no source-controller", { components: ["kustomize-controller"] }, 'components: must include "source-controller"'],
    [
      "no kustomize-controller",
      { components: ["source-controller"] },
      'components: must include "kustomize-controller"',
    ],
    [
      "an empty owner",
      { github: { owner: "", repository: "install" } },
      "github.owner: is required and must not be empty",
    ],
    [
      "an empty repository",
      { github: { owner: "acme", repository: "" } },
      "github.repository: is required and must not be empty",
    ],
  ];
  for (const [what, config, message] of invalid) {
    it(`refuses ${what} in preview, before anything is sent`, async () => {
      const { lab, stack } = world;
      const from = lab.gitHost.requests.length;
      stack.setConfig({ ...configOf(lab, "install"), ...(config as typeof config & Record<string, string>) });
      const { stdout, stderr } = await stack.preview({ expectFailure: true });
      const output = stdout + stderr;
      assert.ok(output.includes("Invalid FluxBootstrap arguments:"), output);
      assert.ok(output.includes(message), output);
      assert.doesNotMatch(output, /\.ts:\d+/, "a stack trace");
      assert.deepEqual(writes(lab, from), []);
      // What was wrong must not stay for the next test.
      stack.setConfig({
        sync: {},
        namespace: "flux-system",
        components: ["source-controller", "kustomize-controller", "helm-controller", "notification-controller"],
      });
    });
  }

  it("refuses a patch that is for nothing in preview, before anything is sent", async () => {
    const { lab, stack } = world;
    const from = lab.gitHost.requests.length;
    stack.setConfig({
      ...configOf(lab, "install"),
      patches: [{ patch: "- {op: remove, path: /spec}", target: { kind: "Job" } }],
    });
    const { stdout, stderr } = await stack.preview({ expectFailure: true });
    assert.match(stdout + stderr, /patches\[0\]: is for none of Flux's objects\. Each field of its target/);
    assert.doesNotMatch(stdout + stderr, /\.ts:\d+/, "a stack trace");
    assert.deepEqual(writes(lab, from), []);
    stack.setConfig({ patches: [] });
  });

  it("installs with the options of flux install, in another namespace", async () => {
    const options = {
      namespace: "gitops-system",
      networkPolicy: false,
      logLevel: "debug",
      tolerationKeys: ["dedicated"],
    };
    const other = await createWorld({ name: "options", config: options });
    try {
      const { stack, cluster, repository } = other;
      await stack.up();
      await applied(other, String((await repository.log())[0]?.sha), "gitops-system");
      const policies = (await cluster.get("/apis/networking.k8s.io/v1/networkpolicies")) as { items: unknown[] };
      assert.deepEqual(policies.items, []);
      const path = "/apis/apps/v1/namespaces/gitops-system/deployments/source-controller";
      const { spec } = (await cluster.get(path)) as Deployment;
      assert.ok(spec.template.spec.containers[0]?.args.includes("--log-level=debug"));
      assert.deepEqual(spec.template.spec.tolerations, [{ key: "dedicated", operator: "Exists" }]);
      assert.deepEqual((await stack.preview({ refresh: true })).changes, { same: 41 });
      await stack.destroy();
      await cluster.waitUntilGone("/api/v1/namespaces/gitops-system");
    } finally {
      await end(other);
    }
  });

  it("says that a release is not on this machine and cannot be downloaded, and names the command", async () => {
    const { lab, stack } = world;
    stack.setConfig({ ...configOf(lab, "install"), version: "v2.0.1" });
    const environment = { FLUX_BOOTSTRAP_RELEASES_URL: "http://127.0.0.1:9" };
    const { stdout, stderr } = await stack.preview({ expectFailure: true, environment });
    assert.match(
      stdout + stderr,
      /Flux v2\.0\.1: its manifests are not on this machine[\s\S]*fetch[\s\S]*could not be downloaded/,
    );
    assert.doesNotMatch(stdout + stderr, /\.ts:\d+/);
  });
});
