import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import * as path from "node:path";

import type { Cluster } from "../../lab/cluster";
import type { Repository } from "../../lab/git-host";
import type { Lab } from "../../lab/lab";
import { createStack } from "../../lab/pulumi";
import type { PulumiResult, Stack } from "../../lab/pulumi";
import { installPlugin, writeProgram } from "./languages/install-plugin";
import { pythonEnvironment } from "./languages/python-environment";
import { installPackage } from "./install-package";
import { HASTE, lab, ROOT, writes } from "./world";

const CONFIG_MAP = "/api/v1/namespaces/default/configmaps/web";
const HOOK = "http://127.0.0.1:9/hook";
const HOOK_SECRET = "/api/v1/namespaces/flux-system/secrets/hook-secret";
const GOTK_SYNC = "clusters/prod/flux-system/gotk-sync.yaml";

describe("programs in other languages", () => {
  let shared: Lab;
  let cluster: Cluster;
  let scratch: string;
  let plugin: string;
  let applications: Repository;

  before("a cluster, an application and the plugin", async () => {
    scratch = await mkdtemp(path.join(tmpdir(), "flux-bootstrap-languages-"));
    shared = await lab();
    [cluster, plugin, applications] = await Promise.all([
      shared.startCluster("languages"),
      installPlugin(scratch),
      shared.gitHost.createRepository("acme", "web"),
    ]);
    await applications.commit("Add the application", {
      "kustomize/config-map.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\n",
    });
  });
  after("stop the cluster", () => cluster.stop());
  after(() => rm(scratch, { recursive: true, force: true }));

  async function stackOf(name: string, directory: string, environment: Record<string, string> = {}) {
    const repository = await shared.gitHost.createRepository("acme", name);
    const { sshHostname, knownHosts } = shared.gitHost;
    const config = { repository: name, sshHostname, knownHosts, interval: "5m", applicationsUrl: applications.httpUrl };
    const stack = await createStack(shared, {
      directory,
      stack: name,
      config: { ...HASTE, "github:owner": "acme", ...config },
      environment: { KUBECONFIG: cluster.kubeconfig, PULUMI_NODEJS_TRANSPILE_ONLY: "true", ...environment },
    });
    await stack.setSecret("hookAddress", HOOK);
    return { stack, repository };
  }

  async function assertBootstrapped(stack: Stack, repository: Repository): Promise<void> {
    const [head, initial, ...others] = await repository.log();
    assert.deepEqual([initial?.message, others], ["Initial commit", []]);
    const [application] = await applications.log();
    assert.deepEqual(await stack.outputs(), {
      appliedRevision: `main@sha1:${String(head?.sha)}`,
      applicationRevision: `main@sha1:${String(application?.sha)}`,
    });
    assert.equal(repository.deployKeys.length, 1);
    await cluster.get(CONFIG_MAP);
    const { data } = (await cluster.get(HOOK_SECRET)) as { readonly data: Readonly<Record<string, string>> };
    assert.equal(Buffer.from(String(data["address"]), "base64").toString(), HOOK);
  }

  async function assertOneCommitFor(stack: Stack, repository: Repository, interval: string): Promise<void> {
    const before = await repository.log();
    stack.setConfig({ interval });
    await stack.up();
    assert.equal((await repository.log()).length, before.length + 1);
    assert.match(String(await repository.read(GOTK_SYNC)), new RegExp(`interval: ${interval}0s`));
  }

  async function assertGone(repository: Repository): Promise<void> {
    await cluster.waitUntilGone("/api/v1/namespaces/flux-system");
    await cluster.waitUntilGone(CONFIG_MAP);
    assert.deepEqual([repository.deployKeys, await repository.read(GOTK_SYNC)], [[], undefined]);
  }

  function assertNothingLost({ changes, stdout }: PulumiResult): void {
    const others = Object.keys(changes).filter((change) => change !== "same" && change !== "update");
    assert.deepEqual(others, [], stdout);
  }

  describe("in YAML", () => {
    let stack: Stack;
    let repository: Repository;
    let directory: string;

    before("a program", async () => {
      directory = await mkdtemp(path.join(scratch, "yaml-"));
      await writeProgram(programIn("yaml"), directory, { plugin });
      // Nothing in the environment leads to the cluster or to GitHub: the program's providers do.
      ({ stack, repository } = await stackOf("yaml", directory, { KUBECONFIG: "", GITHUB_TOKEN: "" }));
      await stack.setSecret("kubeconfig", cluster.kubeconfigText);
      await stack.setSecret("githubToken", shared.gitHost.token);
    });

    it("hear of every argument that cannot be used, by its path", async () => {
      const from = shared.gitHost.requests.length;
      stack.setConfig({ interval: "soon" });
      const { stdout, stderr } = await stack.preview({ expectFailure: true });
      stack.setConfig({ interval: "5m" });
      assert.match(stdout + stderr, /Invalid FluxBootstrap arguments:/);
      assert.match(
        stdout + stderr,
        /property sync\.interval .*has a problem: must be a Go duration such as "1m0s", got "soon"/,
      );
      assert.deepEqual(writes(shared, from), []);
    });

    it("preview the whole and write nothing", async () => {
      const from = shared.gitHost.requests.length;
      const { changes } = await stack.preview();
      assert.deepEqual(Object.keys(changes), ["create"]);
      assert.deepEqual(writes(shared, from), []);
    });

    it("bootstrap the cluster of their providers and add an application in the same up", async () => {
      const { stdout } = await stack.up();
      assert.deepEqual(stdout.match(/.*cannot be determined.*/g), null);
      await assertBootstrapped(stack, repository);
    });

    it("change nothing in a second up, also after a refresh", async () => {
      const refreshed = await stack.preview({ refresh: true });
      assert.deepEqual(Object.keys(refreshed.changes), ["same"], refreshed.stdout);
      assert.deepEqual(Object.keys((await stack.up()).changes), ["same"]);
    });

    it("keep secrets out of the state's clear text", async () => {
      const state = JSON.stringify(await stack.export());
      assert.equal(state.includes("PRIVATE KEY"), false);
      assert.equal(state.includes(HOOK), false);
      assert.equal(state.includes(shared.gitHost.token), false);
    });

    it("change a value by one commit", () => assertOneCommitFor(stack, repository, "7m"));

    const facts = async () => ({ log: await repository.log(), keys: repository.deployKeys.map(({ id }) => id) });

    it("are taken over by a program in Node.js that uses the package from npm, on the same stack", async () => {
      const before = await facts();
      await writeProgram(programIn("node"), directory);
      await installPackage(directory);
      assertNothingLost(await stack.preview());
      assertNothingLost(await stack.up());
      assert.deepEqual(Object.keys((await stack.preview()).changes), ["same"]);
      assert.deepEqual(await facts(), before);
      await assertOneCommitFor(stack, repository, "8m");
    });

    it("take it over again", async () => {
      const before = await facts();
      await rm(path.join(directory, "node_modules"), { recursive: true });
      await writeProgram(programIn("yaml"), directory, { plugin });
      assertNothingLost(await stack.preview());
      assertNothingLost(await stack.up());
      assert.deepEqual(Object.keys((await stack.preview()).changes), ["same"]);
      assert.deepEqual(await facts(), before);
      await cluster.get(CONFIG_MAP);
    });

    it("destroy what they have made", async () => {
      await stack.destroy();
      await assertGone(repository);
    });
  });

  describe("in Python", () => {
    let stack: Stack | undefined;
    let repository: Repository;

    before("the SDK, and a program", async function () {
      const python = await pythonEnvironment(path.join(scratch, "sdk"));
      if ("lacks" in python) {
        console.log(`    skipped: ${python.lacks}`);
        return this.skip();
      }
      const directory = path.join(scratch, "python");
      await writeProgram(programIn("python"), directory, { plugin, virtualenv: python.virtualenv });
      ({ stack, repository } = await stackOf("python", directory, python.environment));
    });

    it("bootstrap a cluster, add an application, change a value by one commit, and destroy it all", async () => {
      assert.ok(stack);
      await stack.up();
      await assertBootstrapped(stack, repository);
      await assertOneCommitFor(stack, repository, "7m");
      await stack.destroy();
      await assertGone(repository);
    });
  });
});

/** The directory of a program that this file runs. */
function programIn(language: "yaml" | "node" | "python"): string {
  return path.join(ROOT, "test", "e2e", "languages", language);
}
