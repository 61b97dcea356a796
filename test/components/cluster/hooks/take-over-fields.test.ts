import assert from "node:assert/strict";

import { asFluxApplies } from "../../../../components/cluster/hooks/take-over-fields";

const OBJECT = { apiVersion: "source.toolkit.fluxcd.io/v1", kind: "GitRepository" };
const PLACE = { name: "flux-system", namespace: "flux-system" };
const SPEC = { url: "ssh://git@github.com/acme/fleet", ref: { branch: "main" } };

describe("asFluxApplies", () => {
  it("has nothing to say of an object that Flux has not applied", () => {
    const declared = { ...OBJECT, metadata: PLACE, spec: SPEC };
    assert.equal(asFluxApplies(declared, PLACE), undefined);
    assert.equal(
      asFluxApplies(declared, {
        ...PLACE,
        managedFields: [{ manager: "pulumi-kubernetes" }, { manager: "source-controller" }],
      }),
      undefined,
    );
  });

  it("is the declared object without what is Pulumi's alone, and with the labels that Flux knows its own by", () => {
    const annotations = {
      "reconcile.fluxcd.io/requestedAt": "1",
      "pulumi.com/patchForce": "true",
      "pulumi.com/waitFor": "[]",
      "example.com/team": "a",
    };
    const ownership = {
      "kustomize.toolkit.fluxcd.io/name": "flux-system",
      "kustomize.toolkit.fluxcd.io/namespace": "flux-system",
    };
    const live = {
      ...PLACE,
      labels: { ...ownership, tier: "old" },
      annotations: { "example.com/old": "b" },
      managedFields: [{ manager: "kustomize-controller" }],
    };
    assert.deepEqual(
      asFluxApplies({ ...OBJECT, metadata: { ...PLACE, annotations, labels: { tier: "new" } }, spec: SPEC }, live),
      {
        ...OBJECT,
        metadata: { ...PLACE, labels: { ...ownership, tier: "new" }, annotations: { "example.com/team": "a" } },
        spec: SPEC,
      },
    );
  });
});
