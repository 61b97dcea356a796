import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { createApiClient } from "../../../lab/cluster/api-client";
import { startLab, type ClusterLab } from "../../../lab/lab";

describe("lab", () => {
  describe("of two that run at once", () => {
    let labs: readonly [ClusterLab, ClusterLab];

    before(async () => {
      labs = await Promise.all([startLab(), startLab()]);
    });
    after(async () => {
      await Promise.all(labs.map((lab) => lab.stop()));
      assert.deepEqual(
        labs.filter(({ directory }) => existsSync(directory)),
        [],
      );
    });

    it("has a cluster of its own", async () => {
      const [one, other] = labs;
      await one.cluster.apply({ apiVersion: "v1", kind: "Namespace", metadata: { name: "only-here" } });
      await one.cluster.waitFor("/api/v1/namespaces/only-here", () => true);
      await assert.rejects(other.cluster.get("/api/v1/namespaces/only-here"), { status: 404 });
    });

    it("has a Git host of its own", async () => {
      const [one, other] = labs;
      await one.gitHost.createRepository("acme", "fleet");
      assert.notEqual(one.gitHost.apiUrl, other.gitHost.apiUrl);
      assert.equal(other.gitHost.repository("acme", "fleet"), undefined);
    });

    it("does not take the other's API server for its own", async () => {
      const [one, other] = labs;
      const { clusters } = kubeconfigOf(one);
      const access = { url: other.cluster.url, ca: clusters, token: "any" };
      await assert.rejects((await createApiClient(access)).request("/readyz"), /certificate/);
    });
  });

  it("has as many clusters as it is asked for", async () => {
    const lab = await startLab();
    try {
      const second = await lab.startCluster("second");
      assert.notEqual(second.url, lab.cluster.url);
      await second.apply({ apiVersion: "v1", kind: "Namespace", metadata: { name: "only-here" } });
      await assert.rejects(lab.cluster.get("/api/v1/namespaces/only-here"), { status: 404 });
      await second.stop();
      assert.equal(existsSync(second.directory), false);
      await lab.cluster.get("/readyz");
      await assert.rejects(lab.startCluster("lab"), /EEXIST/);
    } finally {
      await lab.stop();
    }
  });
});

function kubeconfigOf({ cluster }: ClusterLab): { readonly clusters: string } {
  const [, data = ""] = /certificate-authority-data: (\S+)/.exec(cluster.kubeconfigText) ?? [];
  return { clusters: Buffer.from(data, "base64").toString() };
}
