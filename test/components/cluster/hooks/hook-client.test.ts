import assert from "node:assert/strict";

import { hookClient } from "../../../../components/cluster/hooks/live-object";
import type { ClusterAccess } from "../../../../components/kube/kube-client";
import { deployment } from "../../pulumi/deployment";

const CLUSTER = { text: JSON.stringify({ clusters: [{ name: "a", cluster: { server: "http://127.0.0.1:1" } }] }) };
const ACCESS: ClusterAccess = { kubeconfig: CLUSTER, cluster: "a" };

describe("hookClient", () => {
  const [first, second] = ["first", "second"].map((name) => deployment(`hook-client:${name}`));
  const clientIn = (program = first, access = ACCESS) => {
    assert.ok(program);
    return program.run(() => hookClient(access)).catch(() => undefined);
  };

  it("is one for each cluster of a deployment, so that a plugin is asked for credentials once", async () => {
    const contexts = { contexts: [{ name: "a", context: { cluster: "a", user: "a" } }], "current-context": "a" };
    const kubeconfig = { text: JSON.stringify({ ...(JSON.parse(CLUSTER.text) as object), ...contexts }) };
    const known = await clientIn(first, { kubeconfig });
    assert.ok(known);
    assert.equal(await clientIn(first, { kubeconfig }), known);
    assert.notEqual(await clientIn(first, { kubeconfig, timeoutMs: 1 }), known);
    assert.notEqual(await clientIn(second, { kubeconfig }), known);
  });

  it("is made again where it could not be made", async () => {
    const make = () => first?.run(() => hookClient({ ...ACCESS, context: "absent" }));
    const before = make();
    await assert.rejects(async () => before, /has no context "absent"/);
    await new Promise((resume) => setImmediate(resume));
    assert.notEqual(make(), before);
    await assert.rejects(async () => make(), /has no context "absent"/);
  });
});
