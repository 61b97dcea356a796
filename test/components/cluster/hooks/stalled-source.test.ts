import assert from "node:assert/strict";

import { stalledSource } from "../../../../components/cluster/hooks/stalled-source";
import type { Condition } from "../../../../components/cluster/object-status";

const REQUESTED = "5f0c3a91";
const CHART = "/apis/source.toolkit.fluxcd.io/v1/namespaces/apps/helmcharts/apps-podinfo";
const CHARTS = "/apis/source.toolkit.fluxcd.io/v1/namespaces/charts/helmrepositories/podinfo";
const REPOSITORY = "/apis/source.toolkit.fluxcd.io/v1/namespaces/apps/gitrepositories/podinfo";

const OF_CHART: object = {
  chart: { spec: { sourceRef: { kind: "HelmRepository", name: "podinfo", namespace: "charts" } } },
};

/** An object that waits for its source since this request. */
function waiting({
  kind = "HelmRelease",
  reason = "SourceNotReady",
  ready = "False",
  observed = 2,
  handled = REQUESTED,
  spec = OF_CHART,
} = {}) {
  const annotations = { "reconcile.fluxcd.io/requestedAt": REQUESTED };
  return {
    kind,
    metadata: { name: "podinfo", namespace: "apps", generation: 2, annotations },
    spec,
    status: {
      lastHandledReconcileAt: handled,
      helmChart: "apps/apps-podinfo",
      conditions: [{ type: "Ready", status: ready, reason, observedGeneration: observed }],
    },
  };
}

/** A source of generation 3, with its condition. */
function source(kind: string, stalled: Partial<Condition> = {}) {
  const condition = { type: "Stalled", status: "True", observedGeneration: 3, ...stalled };
  return { kind, metadata: { name: "any", namespace: "apps", generation: 3 }, status: { conditions: [condition] } };
}

describe("stalledSource", () => {
  const found = async (live: ReturnType<typeof waiting>, objects: Readonly<Record<string, object>>) => {
    const asked: string[] = [];
    const request = (path: string) => {
      asked.push(path);
      const object = objects[path];
      return object instanceof Error ? Promise.reject(object) : Promise.resolve(object);
    };
    const stalled = await stalledSource({ server: "", request }, live, REQUESTED);
    return { kind: stalled?.kind, asked };
  };

  it("is the chart of a HelmRelease, which helm-controller makes", async () => {
    assert.deepEqual(await found(waiting(), { [CHART]: source("HelmChart") }), {
      kind: "HelmChart",
      asked: [CHART, CHARTS],
    });
  });

  it("is the repository of its chart, also where the chart cannot be read", async () => {
    const objects = { [CHART]: new Error("forbidden"), [CHARTS]: source("HelmRepository") };
    assert.equal((await found(waiting(), objects)).kind, "HelmRepository");
  });

  it("is the source of a Kustomization", async () => {
    const spec = { sourceRef: { kind: "GitRepository", name: "podinfo" } };
    const live = waiting({ kind: "Kustomization", reason: "ArtifactFailed", spec });
    assert.equal((await found(live, { [REPOSITORY]: source("GitRepository") })).kind, "GitRepository");
  });

  for (const [what, chart] of [
    ["is not stalled", source("HelmChart", { status: "False" })],
    ["was stalled with an earlier spec", source("HelmChart", { observedGeneration: 2 })],
  ] as const)
    it(`is none that ${what}`, async () => {
      assert.equal((await found(waiting(), { [CHART]: chart })).kind, undefined);
    });

  for (const [what, live] of [
    ["has not handled the request", waiting({ handled: "another" })],
    ["has waited with an earlier spec", waiting({ observed: 1 })],
    ["has failed by itself", waiting({ reason: "InstallFailed" })],
    ["is ready", waiting({ ready: "True" })],
  ] as const)
    it(`is not looked for while the object ${what}`, async () => {
      assert.deepEqual(await found(live, { [CHART]: source("HelmChart") }), { kind: undefined, asked: [] });
    });
});
