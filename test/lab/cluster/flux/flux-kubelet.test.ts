import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate as turn } from "node:timers/promises";
import type { Pod } from "../../../../lab/cluster/flux/controller-pod";
import { startFluxKubelet, type FluxKubelet } from "../../../../lab/cluster/flux/flux-kubelet";
import { eventually } from "../processes/eventually";
import { fakeCluster, type FakeCluster } from "./fake-cluster";

const SOURCES = ["gitrepositories", "ocirepositories", "buckets", "helmrepositories", "helmcharts"];

const pod = (uid: string, app = "source-controller"): Pod => ({
  metadata: { name: `${app}-${uid}`, namespace: "flux-system", uid, labels: { app } },
  spec: {
    nodeName: "lab",
    serviceAccountName: app,
    containers: [{ name: "manager", image: `ghcr.io/fluxcd/${app}:v1`, args: ["--log-level=info"] }],
  },
});

describe("startFluxKubelet", () => {
  let directory: string;
  let cluster: FakeCluster;
  let kubelet: FluxKubelet;

  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), "kubelet-"));
    cluster = fakeCluster(directory);
    cluster.apis.set("source.toolkit.fluxcd.io/v1", SOURCES);
    kubelet = await startFluxKubelet(cluster.home, cluster.server);
  });
  afterEach(async () => {
    await kubelet.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  const started = (count: number) => eventually(`${count} processes`, () => cluster.processes.length === count);

  it("runs a pod's process with the pod's arguments and service account", async () => {
    cluster.change("ADDED", pod("1"));
    await started(1);
    const [process] = cluster.processes;
    assert.equal(process?.tool, "source-controller");
    assert.ok(process.args.includes("--log-level=info"));
    assert.equal(process.env["RUNTIME_NAMESPACE"], "flux-system");
    const kubeconfig = process.env["KUBECONFIG"] ?? "";
    assert.match(readFileSync(kubeconfig, "utf8"), /namespaces\/flux-system\/serviceaccounts\/source-controller/);
    assert.equal(statSync(kubeconfig).mode & 0o077, 0);
  });

  it("waits until every API that the controller needs is served", async () => {
    cluster.apis.set("source.toolkit.fluxcd.io/v1", SOURCES.slice(1));
    cluster.change("ADDED", pod("1"));
    await turn();
    assert.equal(cluster.processes.length, 0);
    cluster.apis.set("source.toolkit.fluxcd.io/v1", SOURCES);
    await started(1);
  });

  it("ends the process when its pod goes, and tells nobody that it crashed", async () => {
    cluster.change("ADDED", pod("1"));
    await started(1);
    cluster.change("DELETED", pod("1"));
    await eventually("a SIGTERM", () => cluster.processes[0]?.signals[0] === "SIGTERM");
    cluster.processes[0]?.end(0);
    await eventually("no controller to run", () => kubelet.running().length === 0);
    assert.deepEqual(cluster.statuses, []);
  });

  it("starts the pod that replaces another when the other one's process has ended", async () => {
    cluster.change("ADDED", pod("1"));
    await started(1);
    cluster.change("ADDED", pod("2"));
    cluster.change("DELETED", pod("1"));
    await eventually("a SIGTERM", () => cluster.processes[0]?.signals[0] === "SIGTERM");
    assert.equal(cluster.processes.length, 1);
    cluster.processes[0]?.end(0);
    await started(2);
    assert.deepEqual(
      kubelet.running().map((controller) => controller.pod.uid),
      ["2"],
    );
  });

  it("starts a process that crashed again, and shows both in the pod's status", async () => {
    cluster.change("ADDED", pod("1"));
    await started(1);
    cluster.processes[0]?.end(1);
    await started(2);
    await eventually("both statuses", () => cluster.statuses.length === 2);
    const readiness = cluster.statuses.map((body) => JSON.stringify(body).includes('"type":"Ready","status":"True"'));
    assert.deepEqual(readiness, [false, true]);
  });

  it("keeps what is on a claim for the next pod, and nothing else", async () => {
    const claiming = (uid: string): Pod => {
      const { metadata, spec } = pod(uid);
      return {
        metadata,
        spec: { ...spec, volumes: [{ name: "data", persistentVolumeClaim: { claimName: "artifacts" } }] },
      };
    };
    const storage = (index: number) =>
      /--storage-path=(\S+)/.exec(cluster.processes[index]?.args.join(" ") ?? "")?.[1] ?? "";
    const pods = [claiming("1"), claiming("2"), pod("3")];
    for (const [index, next] of pods.entries()) {
      cluster.change("ADDED", next);
      await started(index + 1);
      cluster.change("DELETED", next);
      await eventually("a SIGTERM", () => cluster.processes[index]?.signals[0] === "SIGTERM");
      cluster.processes[index]?.end(0);
    }
    assert.equal(storage(0), storage(1));
    assert.ok(existsSync(storage(1)));
    await eventually("the other volume to go", () => !existsSync(storage(2)));
  });

  it("leaves no process when it stops", async () => {
    cluster.change("ADDED", pod("1"));
    await started(1);
    await kubelet.stop();
    assert.equal(cluster.processes[0]?.running, false);
  });
});
