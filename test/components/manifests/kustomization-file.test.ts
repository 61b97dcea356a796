import * as assert from "node:assert/strict";
import { areDefault, kustomizationFile } from "../../../components/manifests/kustomization-file";

describe("areDefault", () => {
  const usual = kustomizationFile().content;
  const managed = kustomizationFile(["gotk-shards.yaml"]).content;
  const cases: readonly (readonly [string, boolean])[] = [
    [usual, true],
    ["# ours\r\nresources: [./gotk-sync.yaml, gotk-components.yaml]\r\n", true],
    ["resources: [gotk-components.yaml]\n", false],
    [`${usual}images: []\n`, false],
    [managed, false],
    ["", false],
  ];
  for (const [text, expected] of cases) {
    it(`says ${String(expected)} of ${JSON.stringify(text.slice(0, 60))}`, () => {
      assert.equal(areDefault(text, usual), expected);
      assert.equal(areDefault(usual, text), expected);
    });
  }
});

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
