import * as assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import * as path from "node:path";
import { COMPONENTS } from "../../../components/manifests/controllers";
import { gotkComponents } from "../../../components/manifests/install";
import type { InstallOptions } from "../../../components/manifests/install-options";
import { objectsOf } from "../../../components/manifests/parse";
import { REFERENCE } from "../../reference";
import { CLI_DEFAULTS, referenceBundle, referenceFile } from "./reference-bundle";

const BUNDLE = referenceBundle("v2.9.4");

// The flags of each file are in options.json beside them.
const CHANGED: Readonly<Record<string, Partial<InstallOptions>>> = {
  "--namespace=gitops-system": { namespace: "gitops-system" },
  "--watch-all-namespaces=false": { watchAllNamespaces: false },
  "--network-policy=false": { networkPolicy: false },
  "--registry=registry.example.com/fluxcd": { registry: "registry.example.com/fluxcd" },
  "--image-pull-secret=regcred": { imagePullSecret: "regcred" },
  "--toleration-keys=node.kubernetes.io/controllers,node.kubernetes.io/dedicated-to-flux": {
    tolerationKeys: ["node.kubernetes.io/controllers", "node.kubernetes.io/dedicated-to-flux"],
  },
  "--cluster-domain=corp.internal": { clusterDomain: "corp.internal" },
  "--log-level=debug": { logLevel: "debug" },
};

describe("gotkComponents", () => {
  it("names the file as flux bootstrap does", () => {
    assert.equal(gotkComponents(BUNDLE, CLI_DEFAULTS).path, "gotk-components.yaml");
  });

  for (const version of ["v2.9.4", "v2.8.8"]) {
    it(`prints what flux install --export prints for ${version}`, () => {
      const { content } = gotkComponents(referenceBundle(version), CLI_DEFAULTS);
      assertSameText(content, referenceFile(version, "gotk-components.yaml"));
    });
  }

  it("prints what flux install --export prints with all extra components", () => {
    const { content } = gotkComponents(BUNDLE, { ...CLI_DEFAULTS, components: COMPONENTS });
    assertSameText(content, referenceFile("v2.9.4", "gotk-components-all.yaml"));
  });

  it("has an expectation for every reference file of a single option", () => {
    const files = readdirSync(path.join(REFERENCE, "v2.9.4", "options")).filter((name) => name.endsWith(".yaml"));
    assert.deepEqual(Object.keys(flagsByFile()).sort(), files.sort());
    assert.deepEqual(Object.values(flagsByFile()).flat().sort(), Object.keys(CHANGED).sort());
  });

  for (const [file, flags] of Object.entries(flagsByFile())) {
    it(`prints what flux install --export ${flags.join(" ")} prints`, () => {
      const options = flags.reduce<InstallOptions>((all, flag) => ({ ...all, ...CHANGED[flag] }), CLI_DEFAULTS);
      assertSameText(gotkComponents(BUNDLE, options).content, referenceFile("v2.9.4", "options", file));
    });
  }

  it("leaves the events address empty when notification-controller is not installed", () => {
    const { content } = gotkComponents(BUNDLE, { ...CLI_DEFAULTS, components: ["source-controller"] });
    assert.deepEqual(content.match(/--events-addr.*/g), ["--events-addr="]);
  });

  it("leaves the images as they are when the registry is empty", () => {
    const { content } = gotkComponents(BUNDLE, { ...CLI_DEFAULTS, registry: "", components: ["source-controller"] });
    assert.deepEqual(content.match(/image: .*/g), ["image: fluxcd/source-controller:v1.9.4"]);
  });

  it("lists the components in the order given, in the header and in the objects", () => {
    const components = ["helm-controller", "source-controller"];
    const { content } = gotkComponents(BUNDLE, { ...CLI_DEFAULTS, components });
    assert.match(content, /^# Components: helm-controller,source-controller$/m);
    const deployments = objectsOf(content).filter(({ kind }) => kind === "Deployment");
    assert.deepEqual(
      deployments.map(({ metadata }) => metadata.name),
      components,
    );
  });

  it("quotes a value that YAML would read as a number, where the CLI would print an invalid object", () => {
    const { content } = gotkComponents(BUNDLE, { ...CLI_DEFAULTS, namespace: "123", imagePullSecret: "1e3" });
    assert.match(content, /^ {2}namespace: "123"$/m);
    assert.match(content, /^ {2}name: critical-pods-123$/m);
    assert.match(content, /^ {6}imagePullSecrets:\n {6}- name: "1e3"$/m);
  });

  describe("for a release before v2.7", () => {
    const { content } = gotkComponents({ ...BUNDLE, version: "v2.6.4" }, CLI_DEFAULTS);

    it("writes the namespace into the events address, as the CLI of that time did", () => {
      const addresses = new Set(content.match(/--events-addr=.*/g));
      assert.deepEqual(
        [...addresses],
        ["--events-addr=http://notification-controller.flux-system.svc.cluster.local./"],
      );
    });

    it("labels the Deployments but not their pods", () => {
      assert.equal(content.match(/^ {8}app\.kubernetes\.io\/version:/gm), null);
      assert.equal(content.match(/^ {4}app\.kubernetes\.io\/version: v2\.6\.4$/gm)?.length, 32);
    });
  });
});

function flagsByFile(): Record<string, string[]> {
  const flags: unknown = JSON.parse(referenceFile("v2.9.4", "options", "options.json"));
  assert.ok(typeof flags === "object" && flags !== null);
  return Object.fromEntries(Object.entries(flags).map(([file, list]) => [file, [list].flat().map(String)]));
}

// Thousands of lines: say where the first difference is, not what all of them are.
function assertSameText(actual: string, expected: string): void {
  if (actual === expected) return;
  const [got, wanted] = [actual.split("\n"), expected.split("\n")];
  const at = wanted.findIndex((line, index) => line !== got[index]);
  assert.fail(`line ${at + 1}: expected ${JSON.stringify(wanted[at])}, got ${JSON.stringify(got[at])}`);
}
