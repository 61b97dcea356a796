import assert from "node:assert/strict";

import { requestUntilReady, type ReadinessHooks } from "../../../../components/cluster/hooks/request-until-ready";
import { hookTrial } from "./hook-trial";

const AWAITED = {
  metadata: { name: "apps", namespace: "tenants", annotations: { "pulumi.com/waitFor": "condition=Ready" } },
};
const NOT_AWAITED = { metadata: { name: "apps", namespace: "tenants", annotations: {} } };

describe("requestUntilReady", () => {
  const trial = hookTrial();
  const failureAfter = async (newInputs: object, newOutputs: object) => {
    let hooks: ReadinessHooks | undefined;
    const make: Parameters<typeof trial.run>[1] = (target) => (hooks = requestUntilReady(target)).after;
    await trial.run("requested", make, { urn: "urn", newInputs, newOutputs });
    return hooks?.failure();
  };

  it("reports a failure for an object that the wait has ended for without its annotation", async () => {
    assert.match((await failureAfter(AWAITED, NOT_AWAITED)) ?? "", /^Kustomization tenants\/apps is not ready\n/);
  });

  it("reports none for an object that has become ready, or is not awaited", async () => {
    assert.equal(await failureAfter(AWAITED, AWAITED), undefined);
    assert.equal(await failureAfter(NOT_AWAITED, NOT_AWAITED), undefined);
    assert.deepEqual(trial.requests, []);
  });
});
