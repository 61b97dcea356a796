import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { isDeepStrictEqual } from "node:util";

import { parse, stringify } from "yaml";

import { isTrue } from "../../lab/cluster";
import type { Cluster } from "../../lab/cluster";
import type { Repository } from "../../lab/git-host";
import { createStack } from "../../lab/pulumi";
import type { Stack, StackConfig, Step } from "../../lab/pulumi";
import { configMapChart } from "../../lab/stores";
import { RESOURCES } from "./expected";
import { installExample } from "./install-package";
import { installPlugin, writeProgram } from "./languages/install-plugin";
import { pythonEnvironment, type PythonEnvironment } from "./languages/python-environment";
import { fluxObject, HASTE, hastyRuns, lab, ROOT } from "./world";

/** Owns the repositories of this suite alone: an example may be called as another area of the tests is. */
const OWNER = "examples";
const STACK = "example";
/** The type of what only a program that uses the plugin has, and of what it registers with other inputs. */
const OF_THE_PLUGIN = /^(pulumi:providers:)?flux-bootstrap\b/;
/** A step of a provider to which an SDK has given its version; YAML has no SDK. */
const isVersion = ({ type, diffs }: Step): boolean =>
  type.startsWith("pulumi:providers:") && isDeepStrictEqual(diffs, ["version"]);

/** An example that has been run. */
interface Example {
  readonly directory: string;
  readonly stack: Stack;
  readonly repository: Repository;
}

describe("bootstrap", () => {
  describe("of the examples", () => {
    let scratch: string;
    let plugin: string;
    let python: PythonEnvironment;
    const clusters: Cluster[] = [];

    before("a place for the packed package, the plugin and Python", async () => {
      scratch = await mkdtemp(path.join(tmpdir(), "flux-bootstrap-examples-"));
      [plugin, python] = await Promise.all([installPlugin(scratch), pythonEnvironment(path.join(scratch, "sdk"))]);
    });
    after("stop the clusters", () => Promise.all(clusters.map((cluster) => cluster.stop())));
    after(() => rm(scratch, { recursive: true, force: true }));

    async function startCluster(name: string): Promise<Cluster> {
      const cluster = await (await lab()).startCluster(name);
      clusters.push(cluster);
      return cluster;
    }

    let shared: Promise<Cluster> | undefined;

    /** The cluster of the examples that leave it empty, and of the one after them. */
    function sharedCluster(): Promise<Cluster> {
      return (shared ??= startCluster("shared"));
    }

    async function example(name: string, config: StackConfig, environment: Record<string, string>): Promise<Example> {
      const started = await lab();
      const { sshHostname, knownHosts } = started.gitHost;
      const repository = await started.gitHost.createRepository(OWNER, name);
      const git = { ...HASTE, "github:owner": OWNER, owner: OWNER, repository: name, sshHostname, knownHosts };
      const directory = await installExample(name, scratch);
      const stack = await createStack(started, {
        directory,
        stack: STACK,
        config: { ...git, ...config },
        // Their types are checked by `npm run typecheck`; only one is checked by Pulumi too, as users have it.
        environment: {
          PULUMI_NODEJS_TRANSPILE_ONLY: String(name !== "smallest"),
          ...("lacks" in python ? {} : python.environment),
          ...environment,
        },
        // So is its state kept.
        ...(name !== "smallest" && (await hastyRuns())),
      });
      return { directory, stack, repository };
    }

    /** Runs the example in the other languages on the stack that it has made. */
    function isTheSameInOtherLanguages(name: string, example: () => Example): void {
      for (const language of ["yaml", "python"] as const) {
        it(`${name}: is the same program in ${language === "yaml" ? "YAML" : "Python"}`, async function () {
          if (language === "python" && "lacks" in python) {
            console.log(`      skipped: ${python.lacks}`);
            return this.skip();
          }
          const { directory, stack } = example();
          const parts = { plugin, ...(language === "python" && python) };
          await writeProgram(path.join(ROOT, "examples", name, language), directory, parts);
          if (language === "yaml") await useLab(directory);
          const { steps, stdout } = await stack.preview();
          const others = steps.filter(
            (step) => step.op !== "same" && !OF_THE_PLUGIN.test(step.type) && !isVersion(step),
          );
          const said = others.map(({ op, urn, diffs }) => `${op} ${urn}: ${String(diffs)}`);
          assert.deepEqual(said, [], stdout);
          assert.ok(
            steps.some(({ type }) => type === "flux-bootstrap:index:FluxBootstrap"),
            stdout,
          );
        });
      }
    }

    it("with-cluster: lists everything in preview before there is a cluster, and makes both in one up", async () => {
      const cluster = await sharedCluster();
      const config = { createCommand: `cat ${cluster.kubeconfig}`, deleteCommand: "true" };
      const { stack, repository } = await example("with-cluster", config, { KUBECONFIG: "/nonexistent" });
      const { changes } = await stack.preview();
      assert.deepEqual(changes, { create: RESOURCES.withCluster });
      assert.deepEqual((await repository.log()).length, 1);
      await stack.up();
      const [head] = await repository.log();
      assert.deepEqual(await stack.outputs(), { appliedRevision: `main@sha1:${String(head?.sha)}` });
      await stack.destroy();
      await cluster.waitUntilGone("/api/v1/namespaces/flux-system");
    });

    let delivered: Example;

    it("applications: delivers from a Git tag, a Helm repository and a registry in the up that bootstraps the cluster", async () => {
      const { startOciRegistry, startHelmRepository, gitHost } = await lab();
      const cluster = await sharedCluster();
      const [registry, charts] = await Promise.all([startOciRegistry(), startHelmRepository()]);
      const apps = await gitHost.createRepository(OWNER, "podinfo");
      const configMap = (name: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n`;
      const tagged = await apps.commit("Release", { "kustomize/config-map.yaml": configMap("web") });
      await apps.tag("6.9.2");
      await apps.commit("Break", { "kustomize/config-map.yaml": "not: a manifest" });
      charts.add(configMapChart("podinfo", "1.0.0"));
      const { digest } = await registry.pushArtifact("podinfo", "1.0.0", {
        files: { "config-map.yaml": configMap("web") },
      });
      const config = {
        gitUrl: apps.httpUrl,
        chartsUrl: charts.url,
        ociUrl: `${registry.url}/podinfo`,
        ociInsecure: "true",
      };
      delivered = await example("applications", config, { KUBECONFIG: cluster.kubeconfig });
      const { stack, repository } = delivered;
      await stack.up();
      const [head] = await repository.log();
      assert.deepEqual(await stack.outputs(), {
        appliedRevision: `main@sha1:${String(head?.sha)}`,
        revisions: { web: `6.9.2@sha1:${tagged}`, shop: "1.0.0", api: `1.0.0@${digest}` },
      });
      for (const name of ["web", "shop", "api-web"]) await cluster.get(`/api/v1/namespaces/default/configmaps/${name}`);
    });

    isTheSameInOtherLanguages("applications", () => delivered);

    it("applications: is destroyed with what it has delivered", async () => {
      const cluster = await sharedCluster();
      await delivered.stack.destroy();
      await cluster.waitUntilGone("/api/v1/namespaces/flux-system");
      await Promise.all(
        ["web", "shop", "api-web"].map((name) =>
          cluster.waitUntilGone(`/api/v1/namespaces/default/configmaps/${name}`),
        ),
      );
    });

    let smallest: Example;

    it("smallest: bootstraps the cluster of the current kubeconfig", async () => {
      const cluster = await sharedCluster();
      smallest = await example("smallest", {}, { KUBECONFIG: cluster.kubeconfig });
      const { stack, repository } = smallest;
      await stack.up();
      const [head] = await repository.log();
      assert.deepEqual(await stack.outputs(), { appliedRevision: `main@sha1:${String(head?.sha)}` });
      assert.ok(isTrue(await cluster.waitFor(fluxObject("kustomizations"), isTrue)));
    });

    isTheSameInOtherLanguages("smallest", () => smallest);

    let customized: Example;

    it("customized: runs Flux with sizes, storage, shards and tenants kept apart", async () => {
      const cluster = await startCluster("customized");
      customized = await example("customized", {}, { KUBECONFIG: cluster.kubeconfig });
      const { stack, repository } = customized;
      await stack.up();
      const [head] = await repository.log();
      assert.deepEqual(await stack.outputs(), { appliedRevision: `main@sha1:${String(head?.sha)}` });
      assert.deepEqual(
        cluster.flux
          .running()
          .map(({ pod }) => pod.app)
          .sort(),
        ["helm", "kustomize", "notification", "source"].flatMap((name) => [
          `${name}-controller`,
          ...(name === "notification" ? [] : [`${name}-controller-tenants`]),
        ]),
      );
    });

    isTheSameInOtherLanguages("customized", () => customized);

    let both: Example;

    it("two-clusters: runs both from one repository, each with a key and a directory of its own", async () => {
      const [staging, production] = [await startCluster("staging"), await startCluster("production")];
      const config = { stagingKubeconfig: staging.kubeconfigText, productionKubeconfig: production.kubeconfigText };
      both = await example("two-clusters", {}, { KUBECONFIG: "/nonexistent" });
      const { stack, repository } = both;
      for (const [key, value] of Object.entries(config)) await stack.setSecret(key, value);
      await stack.up();
      for (const [name, cluster] of [
        ["staging", staging],
        ["production", production],
      ] as const) {
        const object = await cluster.waitFor(fluxObject("kustomizations"), isTrue);
        assert.equal((object["spec"] as { path: string }).path, `./clusters/${name}`);
      }
      assert.deepEqual(
        repository.deployKeys.map(({ title }) => title).sort(),
        ["production", "staging"].map(
          (name) => `flux-system-flux-system-main-clusters/${name} (two-clusters/${STACK})`,
        ),
      );
      assert.equal(new Set(repository.deployKeys.map(({ key }) => key)).size, 2);
    });

    isTheSameInOtherLanguages("two-clusters", () => both);
  });
});

/** Points a program in YAML to the lab's SSH server: it has no condition, and github.com is what its readers use. */
async function useLab(directory: string): Promise<void> {
  const { sshHostname, knownHosts } = (await lab()).gitHost;
  const file = path.join(directory, "Pulumi.yaml");
  const project = parse(await readFile(file, "utf8")) as {
    readonly resources: Readonly<Record<string, { readonly properties: { readonly github?: object } }>>;
  };
  for (const { properties } of Object.values(project.resources))
    if (properties.github !== undefined) Object.assign(properties.github, { sshHostname, knownHosts });
  await writeFile(file, stringify(project));
}
