import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { loadAll } from "js-yaml";

import type { FluxBootstrapArgs } from "../../components";
import { isTrue, type Cluster, type KubernetesObject } from "../../lab/cluster";
import type { Lab } from "../../lab/lab";
import { BUNDLE } from "../reference";
import { runInline } from "./inline/run";
import { fluxObject, lab } from "./world";

const SOURCE = fluxObject("gitrepositories");
const OTHER = { url: "https://example.com/other/fleet", interval: "9m0s", ref: { branch: "other" } };

describe("an inline program of the Automation API", () => {
  let shared: Lab;
  let ours: Cluster;
  let other: Cluster;

  before("two clusters, of which the other one follows a repository of its own", async () => {
    shared = await lab();
    [ours, other] = [await shared.startCluster("inline"), await shared.startCluster("other")];
    await shared.gitHost.createRepository("acme", "inline");
    const manifests = loadAll(readFileSync(join(BUNDLE, "source-controller.yaml"), "utf8")) as KubernetesObject[];
    const definition = manifests.find(({ metadata }) => metadata.name === "gitrepositories.source.toolkit.fluxcd.io");
    assert.ok(definition);
    await other.apply(definition);
    await other.waitFor(
      "/apis/apiextensions.k8s.io/v1/customresourcedefinitions/gitrepositories.source.toolkit.fluxcd.io",
      (object) => isTrue(object, "Established"),
    );
    await other.apply({ apiVersion: "v1", kind: "Namespace", metadata: { name: "flux-system" } });
    await other.api.request(`${SOURCE}?fieldManager=kustomize-controller`, {
      method: "PATCH",
      contentType: "application/apply-patch+yaml",
      body: {
        apiVersion: "source.toolkit.fluxcd.io/v1",
        kind: "GitRepository",
        metadata: { name: "flux-system", namespace: "flux-system" },
        spec: OTHER,
      },
    });
  });
  after(() => Promise.all([ours, other].map((cluster) => cluster.stop())));

  /** Brings it up, with a cluster in the stack's configuration or without. */
  async function up(sync: FluxBootstrapArgs["sync"], ambient: Cluster, configured?: Cluster) {
    const { sshHostname, knownHosts } = shared.gitHost;
    const args = {
      github: { owner: "acme", repository: "inline", sshHostname, knownHosts },
      path: "clusters/prod",
      manifests: BUNDLE,
      sync: sync ?? {},
    };
    const kubeconfig = configured === undefined ? {} : { kubeconfig: configured.kubeconfig };
    return runInline(shared, { stack: "inline", owner: "acme", args, ...kubeconfig }, ambient.kubeconfig);
  }

  async function specOf(cluster: Cluster): Promise<Readonly<Record<string, unknown>>> {
    return ((await cluster.get(SOURCE)) as { readonly spec: Readonly<Record<string, unknown>> }).spec;
  }

  it("hears from the hooks, whose messages reach the engine", async () => {
    let refused = 0;
    const stop = shared.gitHost.intercept(({ method, path }) =>
      method === "POST" && path.endsWith("/keys") && refused++ === 0 ? { status: 429 } : undefined,
    );
    const { messages, output } = await up({ sourceInterval: "2m", gitRepository: { ignore: "/*.md\n" } }, other, ours);
    stop();
    assert.ok(refused > 1, "the write was refused, and made again");
    assert.ok(
      messages.some((message) => message.endsWith("The request is repeated.")),
      messages.join("\n"),
    );
    assert.doesNotMatch(output, /\[runtime\]/, "what has no engine goes to the terminal");
    assert.equal((await specOf(ours))["interval"], "2m0s");
  });

  it("changes the cluster of the stack's configuration, and not that of KUBECONFIG", async () => {
    const before = (await other.get(SOURCE)) as KubernetesObject;
    const { messages } = await up({ sourceInterval: "3m" }, other, ours);
    const { interval, ignore } = await specOf(ours);
    assert.deepEqual([interval, ignore], ["3m0s", undefined]);
    assert.deepEqual(await other.get(SOURCE), before);
    assert.deepEqual(
      messages.filter((message) => /cannot be determined|may stay/.test(message)),
      [],
    );
  });

  it("says once that its hooks do nothing where the engine's environment decides", async () => {
    const { messages } = await up({ sourceInterval: "4m" }, ours);
    assert.equal((await specOf(ours))["interval"], "4m0s");
    const warnings = messages.filter((message) => message.includes("cannot be determined"));
    assert.equal(warnings.length, 1, messages.join("\n"));
    assert.match(
      String(warnings[0]),
      /it has no kubeconfig of its own, and the environment .* is not that of the program/,
    );
  });
});
