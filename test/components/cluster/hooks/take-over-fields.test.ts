import assert from "node:assert/strict";

import { takeOverFields } from "../../../../components/cluster/hooks/take-over-fields";
import { hookTrial } from "./hook-trial";

const PATH = "/apis/kustomize.toolkit.fluxcd.io/v1/namespaces/flux-system/kustomizations/flux-system";
const BEFORE = {
  apiVersion: "kustomize.toolkit.fluxcd.io/v1",
  kind: "Kustomization",
  metadata: { name: "flux-system", namespace: "flux-system", annotations: { "example.com/team": "a" } },
  spec: { interval: "10m", targetNamespace: "x" },
};
const CHANGED = { ...BEFORE, spec: { interval: "5m", targetNamespace: "x" } };
const SHORTER = { ...BEFORE, spec: { interval: "5m" } };
const flux = (spec: object) => ({
  manager: "kustomize-controller",
  operation: "Apply",
  fieldsV1: { "f:metadata": { "f:annotations": { "f:example.com/team": {} } }, "f:spec": spec },
});
const PATCHED_IN = { "f:decryption": { "f:provider": {} }, "f:interval": {} };
const LIVE = {
  metadata: {
    ...BEFORE.metadata,
    uid: "1",
    resourceVersion: "7",
    managedFields: [flux({ ...PATCHED_IN, "f:targetNamespace": {} })],
  },
};

describe("takeOverFields", () => {
  const trial = hookTrial();
  beforeEach(() => {
    trial.answer = () => LIVE;
  });

  const inputs = (newInputs: object, uid = "1") => ({
    oldInputs: BEFORE,
    newInputs,
    oldOutputs: { ...BEFORE, metadata: { uid } },
  });
  const update = (...changed: Parameters<typeof inputs>) => trial.run("take-over", takeOverFields, inputs(...changed));

  it("asks the cluster nothing when nothing is taken away", async () => {
    assert.deepEqual(await update(CHANGED), []);
    assert.deepEqual(trial.requests, []);
  });

  it("lets Flux go of what is taken away, and of nothing that others have patched in", async () => {
    assert.deepEqual(await update(SHORTER), []);
    assert.deepEqual(trial.requests.slice(1), [
      {
        method: "PATCH",
        path: `${PATH}?fieldManager=kustomize-controller`,
        contentType: "application/json-patch+json",
        body: [
          { op: "replace", path: "/metadata/managedFields", value: [flux(PATCHED_IN)] },
          { op: "replace", path: "/metadata/resourceVersion", value: "7" },
        ],
      },
    ]);
  });

  it("tries again when the object has changed in the meantime", async () => {
    let conflicts = 2;
    trial.answer = ({ method }) => (method === "PATCH" && conflicts-- > 0 ? 409 : LIVE);
    assert.deepEqual(await update(SHORTER), []);
    assert.deepEqual(
      trial.requests.map(({ method }) => method),
      ["GET", "PATCH", "GET", "PATCH", "GET", "PATCH"],
    );
  });

  it("changes no object of the same name that is another one", async () => {
    assert.match((await update(SHORTER, "2")).join(), /may stay.*: it is not the object that Pulumi has created/);
    assert.deepEqual(
      trial.requests.map(({ method }) => method),
      ["GET"],
    );
  });

  it("asks no cluster when it is not certain which one is meant, and says so", async () => {
    const messages = await trial.runElsewhere("take-over", takeOverFields, inputs(SHORTER));
    assert.match(messages.join(), /^The cluster of the Kubernetes provider cannot be determined.*environment/);
    assert.deepEqual(trial.requests, []);
  });
});
