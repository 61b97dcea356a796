import assert from "node:assert/strict";

import { groupReady } from "../../../../components/status/picture/group-ready";
import { pictureOf } from "../../../../components/status/picture/picture";
import { statusOf } from "../../../../components/status/tree";
import { cluster, unseen, warning } from "../flux-objects";
import { empty, many, mixed, withoutFlux } from "./statuses";

describe("pictureOf", () => {
  it("has a node for each object and for each controller that is not running, with its state in words", () => {
    const nodes = pictureOf(mixed()).nodes.map(({ state, name, details }) => [state, name, ...details].join(" "));
    assert.deepEqual(nodes, [
      "failed flux-system/helm-controller Deployment not running",
      "ready flux-system/fleet GitRepository ready main@sha1:6b675a96",
      "ready flux-system/base Kustomization ready ./apps 1 object",
      "waiting flux-system/new Kustomization in progress ./apps",
      "failed flux-system/refused Kustomization not ready ./apps",
      "suspended flux-system/paused GitRepository suspended",
      "missing flux-system/gone Bucket missing",
      "ready flux-system/orphan Kustomization ready",
    ]);
  });

  it("has an arrow to each follower, and to what waits for another object", () => {
    const { nodes, edges } = pictureOf(mixed());
    const nameOf = (wanted: string) => nodes.find(({ id }) => id === wanted)?.name.replace("flux-system/", "") ?? "";
    assert.deepEqual(
      edges.map(({ from, to, meaning }) => `${nameOf(from)} ${nameOf(to)} ${meaning}`),
      ["fleet base follows", "fleet new follows", "fleet refused follows", "gone orphan follows", "base refused waits"],
    );
  });

  it("has the reason of what is not ready", () => {
    const reasons = pictureOf(mixed()).nodes.flatMap(({ reason }) => reason ?? []);
    assert.deepEqual(reasons, ["BuildFailed: kustomize build failed: no such file"]);
  });

  it("has the last warning as the reason while Flux tries again", () => {
    const events = [warning("Kustomization", "a", "BuildFailed", "no such file", "2026-01-01T00:00:00Z")];
    const [node] = pictureOf(statusOf(cluster([unseen("Kustomization", "a")], { events }))).nodes;
    assert.deepEqual([node?.state, node?.reason], ["waiting", "BuildFailed: no such file"]);
  });

  for (const [what, status, headline] of [
    ["without objects", empty(), "✗ there are no objects of Flux here"],
    ["without Flux", withoutFlux(), "✗ Flux is not installed: the cluster knows none of its kinds"],
  ] as const) {
    it(`says so for a cluster ${what}`, () => {
      assert.deepEqual(pictureOf(status), { headline, nodes: [], edges: [] });
    });
  }
});

describe("groupReady", () => {
  it("leaves a picture of few objects as it is", () => {
    const picture = pictureOf(mixed());
    assert.equal(groupReady(picture), picture);
  });

  it("shows each of many objects that is not ready, and the others by their names", () => {
    const picture = pictureOf(many());
    const { nodes, edges } = groupReady(picture);
    const failures = picture.nodes.filter(({ state }) => state === "failed");
    assert.deepEqual(
      nodes.filter(({ state }) => state === "failed"),
      failures,
    );
    const [group] = nodes.filter(({ members }) => members !== undefined);
    assert.deepEqual([group?.name, group?.details, group?.members?.length], ["84 × Kustomization", ["ready"], 84]);
    assert.equal(nodes.length, failures.length + 2 /* the group and its source */ + 1 /* another source */);
    const ids = new Set(nodes.map(({ id }) => id));
    assert.ok(edges.every(({ from, to }) => ids.has(from) && ids.has(to)));
    assert.equal(edges.filter(({ to }) => to === group?.id).length, 1);
  });
});
