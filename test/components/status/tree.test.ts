import assert from "node:assert/strict";

import type { StatusNode } from "../../../components/status/status";
import { flatten, statusOf } from "../../../components/status/tree";
import { cluster, failed, ready, unseen, warning } from "./flux-objects";

const git = { sourceRef: { kind: "GitRepository", name: "fleet" } };
const SUSPENDED = { suspend: true };

function outline(nodes: readonly StatusNode[], indent = ""): string[] {
  return nodes.flatMap(({ kind, name, ok, children }) => [
    `${indent}${ok ? "+" : "-"} ${kind} ${name}`,
    ...outline(children, `${indent} `),
  ]);
}

function only(...args: Parameters<typeof cluster>): StatusNode {
  const [node] = statusOf(cluster(...args)).objects;
  assert.ok(node);
  return node;
}

describe("statusOf", () => {
  it("puts what follows a source below it, sources first", () => {
    const chart = { chart: { spec: { sourceRef: { kind: "HelmRepository", name: "charts" } } } };
    const { objects, ok } = statusOf(
      cluster([
        ready("Kustomization", "b", git),
        ready("Kustomization", "a", git),
        ready("HelmRelease", "release", chart, { helmChart: "flux-system/flux-system-release" }),
        ready("HelmRelease", "new", chart),
        ready("HelmRelease", "oci", { chartRef: { kind: "OCIRepository", name: "chart" } }),
        ready("HelmChart", "flux-system-release", { sourceRef: { kind: "HelmRepository", name: "charts" } }),
        unseen("Alert", "alert", { providerRef: { name: "chat" } }),
        unseen("Provider", "chat"),
        unseen("HelmRepository", "charts", { type: "oci" }),
        ready("OCIRepository", "chart"),
        ready("GitRepository", "fleet"),
      ]),
    );
    assert.deepEqual(outline(objects), [
      "+ GitRepository fleet",
      " + Kustomization a",
      " + Kustomization b",
      "+ OCIRepository chart",
      " + HelmRelease oci",
      "+ HelmRepository charts",
      " + HelmChart flux-system-release",
      "  + HelmRelease release",
      " + HelmRelease new",
      "+ Provider chat",
      " + Alert alert",
    ]);
    assert.equal(ok, true);
  });

  it("tells each object once", () => {
    const { objects, summary } = statusOf(
      cluster([
        ready("GitRepository", "fleet"),
        ready("Kustomization", "a", git),
        unseen("Kustomization", "b", { ...git, suspend: true }),
      ]),
    );
    assert.equal(flatten(objects).length, 3);
    assert.deepEqual(summary, { total: 3, ready: 2, notReady: 0, suspended: 1, missing: 0 });
  });

  it("tells a source that does not exist, with those that refer to it", () => {
    const node = only([ready("Kustomization", "a", git), ready("Kustomization", "b", git)]);
    assert.deepEqual(
      [node.kind, node.name, node.exists, node.ok, node.children.length],
      ["GitRepository", "fleet", false, false, 2],
    );
    assert.equal(
      node.remedy,
      "create GitRepository flux-system/fleet, or correct the reference to it in Kustomization flux-system/a, Kustomization flux-system/b",
    );
  });

  it("looks for a source in the namespace that is named", () => {
    const { objects } = statusOf(
      cluster([
        ready("Kustomization", "a", { sourceRef: { ...git.sourceRef, namespace: "other" } }),
        ready("GitRepository", "fleet"),
      ]),
    );
    assert.deepEqual(
      objects.map(({ namespace, name, exists }) => [namespace, name, exists]),
      [
        ["flux-system", "fleet", true],
        ["other", "fleet", false],
      ],
    );
  });

  it("takes what is suspended for fine, and says how to end that", () => {
    const node = only([{ ...failed("GitRepository", "fleet", "GitOperationFailed", "no"), spec: SUSPENDED }]);
    assert.deepEqual([node.ok, node.suspended, node.reconciling], [true, true, false]);
    assert.match(node.remedy ?? "", /^"flux resume source git fleet -n flux-system"/);
  });

  it("does not take a status for ready that is older than the object", () => {
    const old = ready("GitRepository", "fleet");
    const node = only([{ ...old, metadata: { ...old.metadata, generation: 2 } }]);
    assert.deepEqual([node.ok, node.ready, node.reconciling], [false, "True", true]);
  });

  it("does not take a status for ready that is older than the last request to look", () => {
    const requested = { "reconcile.fluxcd.io/requestedAt": "2" };
    const old = ready("GitRepository", "fleet", {}, { lastHandledReconcileAt: "1" });
    assert.equal(only([{ ...old, metadata: { ...old.metadata, annotations: requested } }]).ok, false);
    const handled = ready("GitRepository", "fleet", {}, { lastHandledReconcileAt: "2" });
    assert.equal(only([{ ...handled, metadata: { ...handled.metadata, annotations: requested } }]).ok, true);
  });

  it("takes an ExternalArtifact, whose status has no generation, as its condition is", () => {
    const { status, ...others } = ready("ExternalArtifact", "x");
    assert.equal(only([{ ...others, status: { conditions: status?.conditions ?? [] } }]).ok, true);
  });

  it("does not take for ready what is stalled or being deleted", () => {
    const conditions = [
      { type: "Ready", status: "True" },
      { type: "Stalled", status: "True" },
    ];
    const stalled = only([ready("HelmRelease", "x", {}, { conditions })]);
    assert.deepEqual(
      [stalled.ok, stalled.stalled, stalled.remedy],
      [false, true, "Flux has stopped trying: it continues when the object or its source changes"],
    );
    const old = ready("GitRepository", "fleet");
    const deleted = only([{ ...old, metadata: { ...old.metadata, deletionTimestamp: "2026-01-01T00:00:00Z" } }]);
    assert.deepEqual([deleted.ok, deleted.deleting], [false, true]);
  });

  it("has the revision, the inventory, the path and what it depends on", () => {
    const inventory = { entries: [{}, {}] };
    const spec = { ...git, path: "./apps", dependsOn: [{ name: "base" }, { name: "x", namespace: "other" }] };
    const [, node] = flatten(
      statusOf(
        cluster([
          ready("GitRepository", "fleet"),
          ready("Kustomization", "a", spec, { lastAppliedRevision: "main@sha1:1", inventory }),
        ]),
      ).objects,
    );
    assert.deepEqual(
      [node?.revision, node?.inventory, node?.path, node?.dependsOn],
      ["main@sha1:1", 2, "./apps", ["flux-system/base", "other/x"]],
    );
    assert.equal(
      only([ready("HelmRelease", "x", {}, { history: [{ chartName: "podinfo", chartVersion: "1.0.0" }] })]).revision,
      "podinfo@1.0.0",
    );
  });

  it("has the last warning of what is not ready, and its remedy while Flux tries again", () => {
    const events = [
      warning(
        "Kustomization",
        "a",
        "HealthCheckFailed",
        "(combined from similar events): health check failed after 30s",
        "2026-01-01T00:02:00Z",
      ),
      warning("Kustomization", "a", "BuildFailed", "older", "2026-01-01T00:01:00Z"),
      warning("Kustomization", "b", "BuildFailed", "of another", "2026-01-01T00:03:00Z"),
    ];
    const conditions = [
      { type: "Ready", status: "Unknown", reason: "Progressing", message: "Reconciliation in progress" },
    ];
    const { lastWarning, remedy } = only([{ ...unseen("Kustomization", "a"), status: { conditions } }], { events });
    assert.deepEqual(lastWarning, {
      reason: "HealthCheckFailed",
      message: "health check failed after 30s",
      at: "2026-01-01T00:02:00.000Z",
      count: 2,
    });
    assert.match(remedy ?? "", /do not become ready/);
    assert.equal(only([ready("Kustomization", "a")], { events }).lastWarning, undefined);
  });

  it("says that the controller does not run", () => {
    const deployments = [
      { metadata: { name: "source-controller", namespace: "flux-system" }, spec: { replicas: 0 }, status: {} },
    ];
    const status = statusOf(cluster([unseen("GitRepository", "fleet")], { deployments }));
    assert.equal(
      status.objects[0]?.remedy,
      "source-controller is not running, so this object is not reconciled; see the controller's entry above",
    );
    assert.match(status.controllers[0]?.remedy ?? "", /scaled to 0/);
    assert.equal(statusOf(cluster([ready("GitRepository", "fleet")], { deployments })).ok, false);
  });

  it("says that the controller is not installed", () => {
    const deployments = [
      { metadata: { name: "source-controller", namespace: "flux-system" }, status: { availableReplicas: 1 } },
    ];
    assert.match(
      only([unseen("HelmRelease", "x")], { deployments }).remedy ?? "",
      /helm-controller, which reconciles this object, is not installed/,
    );
  });

  it("is not fine where Flux is not installed, or has nothing to do", () => {
    assert.deepEqual([statusOf(cluster([], { installed: false })).ok, statusOf(cluster([])).ok], [false, false]);
  });

  it("has no credentials in it", () => {
    const url = "https://user:hunter2@example.com/x.git";
    const events = [
      warning("GitRepository", "fleet", "GitOperationFailed", `unable to clone '${url}'`, "2026-01-01T00:00:00Z"),
    ];
    const status = statusOf(
      cluster(
        [
          failed("GitRepository", "fleet", "GitOperationFailed", `unable to clone '${url}': repository not found`, {
            url,
          }),
        ],
        { events },
      ),
    );
    assert.ok(!JSON.stringify(status).includes("hunter2"));
  });
});
