import * as assert from "node:assert/strict";
import { kustomizationFile } from "../../../components/manifests/kustomization-file";

describe("kustomizationFile", () => {
  it("lists the two files as flux bootstrap does", () => {
    const lines = [
      "apiVersion: kustomize.config.k8s.io/v1beta1",
      "kind: Kustomization",
      "resources:",
      "- gotk-components.yaml",
      "- gotk-sync.yaml",
      "",
    ];
    assert.deepEqual(kustomizationFile(), { path: "kustomization.yaml", content: lines.join("\n") });
  });
});
