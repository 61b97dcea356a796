import assert from "node:assert/strict";

import { defaults } from "../../../components/defaults";
import { INSTALL_FLAGS, installFlag, type InstallFlagName } from "../../../components/install/flags";
import { resolveInstall } from "../../../components/install/resolve";
import { argumentSchema, dereference } from "../../../components/schemas/argument-schema";

const NAMES = Object.keys(INSTALL_FLAGS) as InstallFlagName[];

describe("INSTALL_FLAGS", () => {
  for (const name of NAMES) {
    it(`has what the schema says of ${name}`, () => {
      const { default: initial, format } = installFlag(name);
      const schema = dereference(argumentSchema("FluxBootstrapArgs").properties?.[name] ?? {});
      assert.equal(format, schema.format ?? schema.items?.format);
      // An empty list is "none" in the documentation.
      const nothing = Array.isArray(initial) && initial.length === 0;
      assert.deepEqual(nothing ? undefined : initial, schema.default);
    });
  }
});

describe("resolveInstall", () => {
  it("takes the defaults for what is left out", () => {
    assert.deepEqual(resolveInstall({}), {
      components: defaults.components,
      namespace: "flux-system",
      networkPolicy: true,
      watchAllNamespaces: true,
      logLevel: "info",
      clusterDomain: "cluster.local",
      registry: "ghcr.io/fluxcd",
      tolerationKeys: [],
    });
  });

  it("takes nothing that is no flag, and lists the extra components last", () => {
    const args = { allowDowngrade: true, componentsExtra: ["source-watcher"], imagePullSecret: "regcred" };
    const { components, imagePullSecret, ...others } = resolveInstall(args);
    assert.deepEqual([components.at(-1), imagePullSecret], ["source-watcher", "regcred"]);
    assert.ok(!("allowDowngrade" in others));
  });
});
