import assert from "node:assert/strict";

import * as pulumi from "@pulumi/pulumi";

import { handOver } from "../../../../components/cluster/hooks/hand-over";
import type { TypedResource } from "../../../../components/cluster/typed-resource";
import { hookTrial } from "./hook-trial";

const FLUX = { manager: "kustomize-controller", operation: "Apply" };
const STATUS = { manager: "kube-controller-manager", operation: "Update", subresource: "status" };
const PULUMI = { manager: "pulumi-kubernetes-5f0c3a91", operation: "Apply" };
const NAMESPACE = resource("v1", "Namespace", { name: "flux-system", uid: "1" });
const DEPLOYMENT = resource("apps/v1", "Deployment", {
  name: "source-controller",
  namespace: "flux-system",
  uid: "1",
});

function resource(apiVersion: string, kind: string, metadata: { name: string; namespace?: string; uid: string }) {
  return {
    apiVersion: pulumi.output(apiVersion),
    kind: pulumi.output(kind),
    metadata: pulumi.output(metadata),
  } as unknown as TypedResource;
}

/** Returns an output that holds resources, as a program has them. */
function known(objects: readonly TypedResource[]): pulumi.Output<readonly TypedResource[]> {
  return pulumi.output(undefined).apply(() => objects);
}

describe("handOver", () => {
  const trial = hookTrial();
  const reconciled = (...objects: readonly TypedResource[]) =>
    trial.run("hand-over", (target) => handOver(target, known(objects)));
  const owned = (...managedFields: readonly object[]) => ({
    metadata: { uid: "1", resourceVersion: "7", managedFields },
  });

  it("leaves to Flux what it has applied, whatever its scope", async () => {
    trial.answer = () => owned(PULUMI, FLUX, STATUS);
    assert.deepEqual(await reconciled(NAMESPACE, DEPLOYMENT), []);
    const patches = trial.requests.filter(({ method }) => method === "PATCH");
    assert.deepEqual(patches.map(({ path }) => path.replace(/\?.*/, "")).sort(), [
      "/api/v1/namespaces/flux-system",
      "/apis/apps/v1/namespaces/flux-system/deployments/source-controller",
    ]);
    for (const { body } of patches)
      assert.deepEqual(body, [
        { op: "replace", path: "/metadata/managedFields", value: [FLUX, STATUS] },
        { op: "replace", path: "/metadata/resourceVersion", value: "7" },
      ]);
  });

  it("only looks at what is handed over already, what Flux does not apply, and what does not exist", async () => {
    for (const found of [owned(FLUX, STATUS), owned(PULUMI, STATUS), 404]) {
      trial.answer = () => found;
      assert.deepEqual(await reconciled(DEPLOYMENT), []);
    }
    assert.deepEqual(
      trial.requests.map(({ method }) => method),
      ["GET", "GET", "GET"],
    );
  });

  it("names the objects that it could not hand over, and hands over the others", async () => {
    trial.answer = ({ method, path }) => {
      if (path.includes("deployments")) return 403;
      return method === "PATCH" ? {} : owned(PULUMI, FLUX);
    };
    const messages = await reconciled(DEPLOYMENT, NAMESPACE);
    assert.match(
      messages.join(),
      /^Pulumi still owns fields of these objects.*\n- Deployment flux-system\/source-controller: .*403/,
    );
    assert.doesNotMatch(messages.join(), /- Namespace/);
    assert.ok(trial.requests.some(({ method }) => method === "PATCH"));
  });

  it("changes no object that Pulumi has not created", async () => {
    trial.answer = () => ({ metadata: { ...owned(PULUMI, FLUX).metadata, uid: "2" } });
    assert.match(
      (await reconciled(NAMESPACE)).join(),
      /- Namespace flux-system: it is not the object that Pulumi has created/,
    );
    assert.ok(trial.requests.every(({ method }) => method === "GET"));
  });

  it("asks no cluster when it is not certain which one is meant", async () => {
    const messages = await trial.runElsewhere("hand-over", (target) => handOver(target, known([NAMESPACE])));
    assert.match(
      messages.join(),
      /^The cluster of the Kubernetes provider cannot be determined.*disappears from Git stays/,
    );
    assert.deepEqual(trial.requests, []);
  });
});
