import assert from "node:assert/strict";

import { RESOURCES } from "./expected";
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
    world = await createWorld({ name: "install", processOfUsers: true });
  });
  after(() => end(world));

  it("refuses everything that is wrong at once in preview, before anything is sent", async () => {
    const { lab, stack } = world;
    const from = lab.gitHost.requests.length;
    // More of it is in the tests of `problems`, row by row.
    stack.setConfig({
      path: "/clusters/prod",
      github: { owner: "", repository: "" },
      components: ["kustomize-controller", "image-reflector"],
      namespace: "Flux_System",
      sync: { interval: "60" },
      netwrokPolicy: "false",
      watchAllNamespaces: "no",
      sharding: "{",
    });
    const { stdout, stderr } = await stack.preview({ expectFailure: true });
    const output = stdout + stderr;
    for (const message of [
      "Invalid FluxBootstrap arguments:",
      'path: must be relative to the root of the repository, got "/clusters/prod"',
      "github.owner: is required and must not be empty",
      "github.repository: is required and must not be empty",
      'components: must include "source-controller"',
      "components[1]: expected one of source-controller",
      "namespace: must be a DNS label",
      'sync.interval: must be a Go duration such as "1m0s", got "60"',
      'netwrokPolicy: unknown argument. Did you mean "networkPolicy"?',
      'watchAllNamespaces: must be true or false, got "no"',
      'sharding: must be an object, got "{"',
    ]) {
      assert.ok(output.includes(message), `${message}\n${output}`);
    }
    assert.doesNotMatch(output, /\.[jt]s:\d+/, "a stack trace");
    assert.deepEqual(writes(lab, from), []);
    // What was wrong must not stay for the next test.
    stack.setConfig({
      sync: {},
      namespace: "flux-system",
      components: ["source-controller", "kustomize-controller", "helm-controller", "notification-controller"],
      netwrokPolicy: undefined,
      watchAllNamespaces: undefined,
      sharding: undefined,
    });
  });

  it("refuses a patch that is for nothing in preview, before anything is sent", async () => {
    const { lab, stack } = world;
    const from = lab.gitHost.requests.length;
    stack.setConfig({
      ...configOf(lab, "install"),
      patches: [{ patch: "- {op: remove, path: /spec}", target: { kind: "Job" } }],
    });
    const { stdout, stderr } = await stack.preview({ expectFailure: true });
    assert.match(
      stdout + stderr,
      /patches\[0\]: is for none of Flux's objects\. Only target\.kind, "Job", does not fit/,
    );
    assert.doesNotMatch(stdout + stderr, /\.[jt]s:\d+/, "a stack trace");
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
    // Nothing has been sent to the cluster so far.
    const other = await createWorld({ name: "options", config: options, cluster: world.cluster });
    const { stack, cluster, repository } = other;
    await stack.up();
    await applied(other, String((await repository.log())[0]?.sha), "gitops-system");
    const policies = (await cluster.get("/apis/networking.k8s.io/v1/networkpolicies")) as { items: unknown[] };
    assert.deepEqual(policies.items, []);
    const path = "/apis/apps/v1/namespaces/gitops-system/deployments/source-controller";
    const { spec } = (await cluster.get(path)) as Deployment;
    assert.ok(spec.template.spec.containers[0]?.args.includes("--log-level=debug"));
    assert.deepEqual(spec.template.spec.tolerations, [{ key: "dedicated", operator: "Exists" }]);
    assert.deepEqual((await stack.preview({ refresh: true })).changes, { same: RESOURCES.withoutNetworkPolicy });
    await stack.destroy();
    await cluster.waitUntilGone("/api/v1/namespaces/gitops-system");
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
    assert.doesNotMatch(stdout + stderr, /\.[jt]s:\d+/);
  });
});
