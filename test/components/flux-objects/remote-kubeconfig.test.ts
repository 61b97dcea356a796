import assert from "node:assert/strict";

import { composeHelmRelease } from "../../../components/flux-objects/helm-release";
import { composeKustomization } from "../../../components/flux-objects/kustomization";
import { linesOf } from "./parts";

const KINDS = {
  HelmRelease: (more: object) =>
    composeHelmRelease("web", { chartRef: { kind: "OCIRepository", name: "web" }, ...more }),
  Kustomization: (more: object) =>
    composeKustomization("web", { sourceRef: { kind: "GitRepository", name: "web" }, prune: true, ...more }),
};

describe("remoteKubeconfig", () => {
  for (const [kind, parts] of Object.entries(KINDS)) {
    it(`is made into a Secret that a ${kind} refers to, and that Flux watches`, () => {
      const { spec, secrets, problems } = parts({ remoteKubeconfig: "apiVersion: v1\n" });
      assert.deepEqual(spec["kubeConfig"], { secretRef: { name: "web-kubeconfig" } });
      assert.deepEqual(secrets, [
        {
          name: "web-kubeconfig",
          labels: { "reconcile.fluxcd.io/watch": "Enabled" },
          data: { value: "apiVersion: v1\n" },
        },
      ]);
      assert.deepEqual(problems, []);
    });

    it(`must not stand beside the kubeConfig of a ${kind}`, () => {
      const kubeConfig = { secretRef: { name: "mine" } };
      assert.deepEqual(linesOf(parts({ kubeConfig, remoteKubeconfig: "apiVersion: v1\n" })), [
        "kubeConfig: conflicts with remoteKubeconfig, which creates this Secret; set only one of them",
      ]);
      assert.deepEqual(parts({ kubeConfig }).spec["kubeConfig"], kubeConfig);
    });
  }
});
