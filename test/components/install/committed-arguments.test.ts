import assert from "node:assert/strict";

import { defaults } from "../../../components/defaults";
import { argumentsToKeep } from "../../../components/install/committed-arguments";
import type { InstallOptions } from "../../../components/manifests/install-options";
import { components } from "../flux-files";

describe("argumentsToKeep", () => {
  it("names none between equal files", () => {
    assert.deepEqual(argumentsToKeep(components(), components()), []);
  });

  const rows: readonly (readonly [string, Partial<InstallOptions>, string])[] = [
    ["the log level", { logLevel: "debug" }, 'logLevel: "debug"'],
    ["no network policies", { networkPolicy: false }, "networkPolicy: false"],
    ["one namespace", { watchAllNamespaces: false }, "watchAllNamespaces: false"],
    ["the cluster's domain", { clusterDomain: "acme.internal" }, 'clusterDomain: "acme.internal"'],
    ["a registry with a port", { registry: "r.example.com:5000/flux" }, 'registry: "r.example.com:5000/flux"'],
    ["the Secret for images", { imagePullSecret: "pull" }, 'imagePullSecret: "pull"'],
    ["tolerations", { tolerationKeys: ["dedicated"] }, 'tolerationKeys: ["dedicated"]'],
  ];
  for (const [what, options, argument] of rows) {
    it(`names ${what}`, () => {
      assert.deepEqual(argumentsToKeep(components(options), components()), [argument]);
    });
  }

  it("names the components in the order of the file", () => {
    const found = components({ components: [...defaults.components, "image-reflector-controller"] });
    const [line = ""] = argumentsToKeep(found, components());
    assert.match(line, /^components: \[.*"image-reflector-controller".*\]$/);
  });

  it("names the release", () => {
    assert.ok(argumentsToKeep(components({}, "v2.8.8"), components()).includes('version: "v2.8.8"'));
  });
});
