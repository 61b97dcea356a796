import assert from "node:assert/strict";

import { overwrittenComponents, overwrittenSync, sameObjects } from "../../../components/bootstrap/overwritten-files";
import { defaults } from "../../../components/defaults";
import { gotkSync } from "../../../components/manifests/sync";
import { components, SYNC } from "../flux-files";

const PATH = "clusters/prod/flux-system/gotk.yaml";
const TEXT = gotkSync(SYNC).content;

describe("overwrittenSync", () => {
  it("names every value that would go or change, and none that would come", () => {
    const found = TEXT.replace("  prune: true\n", "  prune: false\n  decryption:\n    provider: sops\n");
    assert.deepEqual(overwrittenSync(found, TEXT.replace("spec:\n", "spec:\n  suspend: false\n"), PATH)?.split("\n"), [
      `${PATH}: others have written this file, and it would change:`,
      "- Kustomization flux-system/flux-system: spec.prune: false becomes true",
      '- Kustomization flux-system/flux-system: spec.decryption: {"provider":"sops"} becomes nothing',
      "Set the arguments of `sync` that keep these values, or `allowOverwrite` to true to commit what the arguments say.",
    ]);
  });

  it("says where an object goes that is no part of the sync", () => {
    const more = `${TEXT}---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: region, namespace: flux-system}\n`;
    assert.match(
      String(overwrittenSync(more, TEXT, PATH)),
      /ConfigMap flux-system\/region: is removed\nMove ConfigMap flux-system\/region to a file of its own in the cluster's directory, or/,
    );
    assert.match(
      String(overwrittenSync(more.replace("1m0s", "9m"), TEXT, PATH)),
      /directory\. Set the arguments of `sync`/,
    );
  });

  it("has nothing to say of what means the same, or cannot be read", () => {
    assert.equal(overwrittenSync(`# ours\n${TEXT.replace("1m0s", "60s")}`, TEXT, PATH), undefined);
    assert.equal(overwrittenSync("{", TEXT, PATH), undefined);
  });
});

describe("overwrittenComponents", () => {
  it("counts every difference of a Flux that runs, and says which arguments keep it", () => {
    const refusal = String(overwrittenComponents(components({ logLevel: "debug" }), components(), PATH, true));
    assert.match(refusal, /Deployment flux-system\/source-controller: spec\.template\.spec\.containers: /);
    assert.match(refusal, /Set `logLevel: "debug"`, or `allowOverwrite` to true/);
  });

  it("shows ten lines of many", () => {
    const refusal = String(overwrittenComponents(components({}, "v2.8.8"), components(), PATH, true));
    assert.match(refusal, /\n- and \d+ more\nSet `version: "v2\.8\.8"`/);
    assert.equal(refusal.split("\n").length, 13);
  });

  it("says how a value is kept that no argument says", () => {
    const found = components().replace(/memory: 1Gi/, "memory: 2Gi");
    assert.notEqual(found, components());
    assert.match(
      String(overwrittenComponents(found, components(), PATH, true)),
      /\nSet `upgrades` to "git", with which the file stays as it is/,
    );
  });

  it("counts only the objects that would go where no Flux runs", () => {
    assert.equal(overwrittenComponents(components({ logLevel: "debug" }), components(), PATH, false), undefined);
    const extra = components({ components: [...defaults.components, "image-reflector-controller"] });
    assert.match(
      String(overwrittenComponents(extra, components(), PATH, false)),
      /- Deployment flux-system\/image-reflector-controller: is removed\n/,
    );
  });
});

describe("sameObjects", () => {
  it("is true of other writings only", () => {
    assert.equal(sameObjects(`# a comment\n${TEXT}`, TEXT), true);
    assert.equal(sameObjects(TEXT.replace("main", "next"), TEXT), false);
    assert.equal(sameObjects("{", TEXT), false);
  });
});
