import assert from "node:assert/strict";

import type * as pulumi from "@pulumi/pulumi";

import { refuseInstalledFlux } from "../../../components/bootstrap/refuse-installed-flux";
import type { HookTarget } from "../../../components/cluster/hooks/cluster-access";
import { hookTrial } from "../cluster/hooks/hook-trial";

const SYNC = { namespace: "flux-system", name: "flux-system" };

function guard({ component }: HookTarget): pulumi.ResourceHook {
  const hook = refuseInstalledFlux("fleet", SYNC, component);
  assert.ok(hook);
  return hook;
}

describe("refuseInstalledFlux", () => {
  const trial = hookTrial();
  const look = () => trial.run("installed-flux", guard);

  it("lets an empty cluster be, after three requests", async () => {
    trial.answer = () => 404;
    assert.deepEqual(await look(), []);
    assert.deepEqual(trial.requests.map(({ method, path }) => `${method} ${path.replace(/\?.*/, "")}`).sort(), [
      "GET /apis/apps/v1/deployments",
      "GET /apis/fluxcd.controlplane.io/v1/fluxinstances",
      "GET /apis/kustomize.toolkit.fluxcd.io/v1/namespaces/flux-system/kustomizations/flux-system",
    ]);
  });

  it("refuses a Flux, with its maker", async () => {
    const metadata = { ...SYNC, managedFields: [{ manager: "flux" }] };
    trial.answer = ({ path }) => (path.includes("kustomizations") ? { metadata } : 404);
    await assert.rejects(look(), /the flux CLI, or the Terraform provider of Flux has made it\. .*Set `adopt: true`/);
  });

  it("knows by the mark which component has made it", async () => {
    const annotations = { "flux-bootstrap/made-by": "urn:pulumi:prod::hooks::a:b:C::fleet" };
    trial.answer = ({ path }) => (path.includes("kustomizations") ? { metadata: { ...SYNC, annotations } } : 404);
    await assert.rejects(look(), /the FluxBootstrap "fleet" of the project hooks and the stack prod has made it/);
  });

  it("leaves a cluster that does not answer to the provider", async () => {
    trial.answer = () => 403;
    assert.deepEqual(await look(), []);
  });

  it("asks no cluster when it is not certain which one is meant", async () => {
    const messages = await trial.runElsewhere("installed-flux", guard);
    assert.match(messages.join(), /^The cluster of the Kubernetes provider cannot be determined/);
    assert.deepEqual(trial.requests, []);
  });
});
