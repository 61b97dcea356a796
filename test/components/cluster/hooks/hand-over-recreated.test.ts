import assert from "node:assert/strict";

import * as pulumi from "@pulumi/pulumi";

import { handOverRecreated } from "../../../../components/cluster/hooks/hand-over-recreated";
import type { TypedResource } from "../../../../components/cluster/typed-resource";
import { hookTrial } from "./hook-trial";

const FLUX = { manager: "kustomize-controller", operation: "Apply" };
const PULUMI = { manager: "pulumi-kubernetes-5f0c3a91", operation: "Apply" };
const REQUESTED_AT = "reconcile.fluxcd.io/requestedAt";
const ROOT = {
  apiVersion: "kustomize.toolkit.fluxcd.io/v1",
  kind: "Kustomization",
  metadata: { name: "flux-system", namespace: "flux-system", annotations: { [REQUESTED_AT]: "of the state" } },
};
const DEPLOYMENT = {
  apiVersion: pulumi.output("apps/v1"),
  kind: pulumi.output("Deployment"),
  metadata: pulumi.output({ name: "helm-controller", namespace: "flux-system", uid: "2" }),
} as unknown as TypedResource;

interface Root {
  requestedAt: string;
  status: object;
  spec: object;
}

describe("handOverRecreated", () => {
  const trial = hookTrial();
  const recreated = (timeoutMs = 60_000) =>
    trial.run("hand-over-recreated", (target) =>
      handOverRecreated(target, {
        kustomization: pulumi.output(ROOT),
        objects: pulumi.output(undefined).apply(() => [DEPLOYMENT]),
        timeoutMs,
      }),
    );
  const ready = (lastHandledReconcileAt: string) => ({
    lastHandledReconcileAt,
    conditions: [{ type: "Ready", status: "True" }],
  });
  /** A cluster whose controller answers a request by `handle`. */
  const cluster = (managers: object[], handle: (root: Root) => void, spec: object = {}) => {
    const root: Root = { requestedAt: "of the state", status: ready("of the state"), spec };
    const requests: string[] = [];
    trial.answer = ({ method, path, body }) => {
      if (path.includes("/deployments/")) {
        if (method === "PATCH") managers.splice(0, managers.length, FLUX);
        return { metadata: { uid: "2", resourceVersion: "7", managedFields: managers } };
      }
      if (method === "PATCH") {
        root.requestedAt = (body as typeof ROOT).metadata.annotations[REQUESTED_AT];
        requests.push(root.requestedAt);
        handle(root);
      }
      return { metadata: { annotations: { [REQUESTED_AT]: root.requestedAt } }, status: root.status, spec: root.spec };
    };
    return requests;
  };

  it("requests a reconciliation, waits until Flux has applied the object, and leaves it to Flux", async () => {
    const managers: object[] = [PULUMI];
    const requests = cluster(managers, (root) => {
      root.status = ready(root.requestedAt);
      managers.push(FLUX);
    });
    assert.deepEqual(await recreated(), [
      "Flux is requested to apply what was created again: Deployment flux-system/helm-controller",
    ]);
    assert.deepEqual(managers, [FLUX]);
    assert.equal(requests.length, 2);
    assert.equal(requests[1], "of the state", "a refresh would find another request");
  });

  it("requests nothing when Flux has applied the object in the meantime", async () => {
    const managers: object[] = [PULUMI, FLUX];
    const requests = cluster(managers, () => assert.fail("it requests a reconciliation"));
    assert.deepEqual(await recreated(), []);
    assert.deepEqual([managers, requests], [[FLUX], []]);
  });

  it("says that Flux has not applied it where the Kustomization is suspended or never ready", async () => {
    for (const [spec, reason] of [
      [{ suspend: true }, "is suspended"],
      [{}, "was not ready in time"],
    ] as const) {
      const managers: object[] = [PULUMI];
      cluster(managers, (root) => (root.status = { lastHandledReconcileAt: root.requestedAt }), spec);
      const messages = await recreated(0);
      assert.match(
        String(messages[1]),
        /^Flux has not applied again Deployment flux-system\/helm-controller, because /,
      );
      assert.match(String(messages[1]), new RegExp(`the Kustomization ${reason}`));
      assert.deepEqual(managers, [PULUMI]);
    }
  });
});
