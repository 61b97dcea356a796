import assert from "node:assert/strict";

import * as pulumi from "@pulumi/pulumi";

import { refuseInstalledFlux } from "../../../components/bootstrap/refuse-installed-flux";
import type { HookTarget } from "../../../components/cluster/hooks/cluster-access";
import { hookTrial } from "../cluster/hooks/hook-trial";

const OWN = "urn:pulumi:test::hooks::flux-bootstrap:index:FluxBootstrap::fleet";
const SYNC = { namespace: "flux-system", name: "flux-system" };

const guardOf =
  ({ adopt }: { readonly adopt: boolean }) =>
  ({ component }: Pick<HookTarget, "component">): pulumi.ResourceHook => {
    const completionMark = pulumi.output("mark");
    const hook = refuseInstalledFlux("fleet", component, { sync: SYNC, adopt, completionMark });
    assert.ok(hook);
    return hook;
  };

describe("refuseInstalledFlux", () => {
  const trial = hookTrial();
  const look = () => trial.run("installed-flux", guardOf({ adopt: false }));

  it("lets an empty cluster be, after four requests", async () => {
    trial.answer = () => 404;
    assert.deepEqual(await look(), []);
    assert.deepEqual(trial.requests.map(({ method, path }) => `${method} ${path.replace(/\?.*/, "")}`).sort(), [
      "GET /api/v1/namespaces/flux-system",
      "GET /apis/apps/v1/deployments",
      "GET /apis/fluxcd.controlplane.io/v1/fluxinstances",
      "GET /apis/kustomize.toolkit.fluxcd.io/v1/namespaces/flux-system/kustomizations/flux-system",
    ]);
  });

  for (const adopt of [false, true]) {
    it(`refuses a namespace that is being deleted, with adopt ${String(adopt)}`, async () => {
      const metadata = { name: "flux-system", deletionTimestamp: "2026-11-28T00:00:00Z" };
      trial.answer = ({ path }) => (path === "/api/v1/namespaces/flux-system" ? { metadata } : 404);
      const expected = /^The namespace flux-system is being deleted, .* `npx flux-bootstrap clear-finalizers`/;
      await assert.rejects(trial.run("installed-flux", guardOf({ adopt })), { message: expected });
    });
  }

  it("refuses a Flux, with its maker", async () => {
    const metadata = { ...SYNC, managedFields: [{ manager: "flux" }] };
    trial.answer = ({ path }) => (path.includes("kustomizations") ? { metadata } : 404);
    await assert.rejects(look(), /the flux CLI, or the Terraform provider of Flux has made it\. .*Set `adopt: true`/);
  });

  it("knows by the mark which component has made it", async () => {
    const annotations = {
      "flux-bootstrap/made-by": "urn:pulumi:prod::hooks::flux-bootstrap:index:FluxBootstrap::fleet",
    };
    trial.answer = ({ path }) => (path.includes("kustomizations") ? { metadata: { ...SYNC, annotations } } : 404);
    await assert.rejects(look(), /the FluxBootstrap "fleet" of the project hooks and the stack prod has made it/);
  });

  it("refuses to replace the Flux of its state, also one that it has adopted", async () => {
    const annotations = { "flux-bootstrap/made-by": OWN, "flux-bootstrap/complete-in": "mark" };
    trial.answer = ({ path }) => (path.includes("kustomizations") ? { metadata: { ...SYNC, annotations } } : 404);
    const expected = /^This is the cluster that the state has, .* set its `clusterIdentifier`/;
    await assert.rejects(look(), { message: expected });
    await assert.rejects(trial.run("installed-flux", guardOf({ adopt: true })), { message: expected });
  });

  it("lets a Flux be that is to be adopted", async () => {
    trial.answer = ({ path }) => (path.includes("kustomizations") ? { metadata: SYNC } : 404);
    assert.deepEqual(await trial.run("installed-flux", guardOf({ adopt: true })), []);
  });

  it("leaves a cluster that does not answer to the provider", async () => {
    trial.answer = () => 403;
    assert.deepEqual(await look(), []);
  });

  it("asks no cluster when it is not certain which one is meant", async () => {
    const messages = await trial.runElsewhere("installed-flux", guardOf({ adopt: false }));
    assert.match(messages.join(), /^The cluster of the Kubernetes provider cannot be determined/);
    assert.deepEqual(trial.requests, []);
  });
});
