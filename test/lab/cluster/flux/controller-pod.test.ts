import assert from "node:assert/strict";
import { controllerPod, type Pod } from "../../../../lab/cluster/flux/controller-pod";

const pod = (change: { metadata?: object; spec?: object; image?: string; name?: string } = {}): Pod => ({
  metadata: {
    name: "source-controller-1",
    namespace: "gitops",
    uid: "u1",
    labels: { app: "source-controller" },
    ...change.metadata,
  },
  spec: {
    nodeName: "lab",
    serviceAccountName: "source-controller",
    terminationGracePeriodSeconds: 10,
    containers: [
      {
        name: change.name ?? "manager",
        image: change.image ?? "ghcr.io/fluxcd/source-controller:v1.9.4",
        args: ["--log-level=info"],
        env: [{ name: "RUNTIME_NAMESPACE" }, { name: "HTTPS_PROXY", value: "http://proxy" }],
      },
    ],
    ...change.spec,
  },
});

describe("controllerPod", () => {
  it("reads what the pod asks for", () => {
    assert.deepEqual(controllerPod(pod()), {
      uid: "u1",
      name: "source-controller-1",
      namespace: "gitops",
      labels: { app: "source-controller" },
      app: "source-controller",
      controller: "source-controller",
      container: "manager",
      args: ["--log-level=info"],
      env: { HTTPS_PROXY: "http://proxy", RUNTIME_NAMESPACE: "gitops" },
      serviceAccount: "source-controller",
      claim: undefined,
      grace: 10_000,
    });
  });

  it("reads which claim the artifacts are kept on", () => {
    const volumes = [{ name: "tmp" }, { name: "data", persistentVolumeClaim: { claimName: "artifacts" } }];
    const { spec } = pod();
    assert.equal(controllerPod(pod({ spec: { ...spec, volumes } }))?.claim, "artifacts");
  });

  it("knows a controller by its image, in any registry and with any tag or digest", () => {
    for (const image of ["source-controller", "localhost:5000/mirror/source-controller:v1@sha256:0"]) {
      assert.equal(controllerPod(pod({ image }))?.controller, "source-controller");
    }
  });

  const others: Readonly<Record<string, Pod>> = {
    "that no node has been found for": pod({ spec: { nodeName: undefined } }),
    "that is being deleted": pod({ metadata: { deletionTimestamp: "2026-01-01T00:00:00Z" } }),
    "of something that the lab cannot run": pod({ image: "ghcr.io/fluxcd/some-other-controller:v1.2.4" }),
    "without a manager": pod({ name: "sidecar" }),
  };
  for (const [what, other] of Object.entries(others)) {
    it(`passes over a pod ${what}`, () => assert.equal(controllerPod(other), undefined));
  }
});
