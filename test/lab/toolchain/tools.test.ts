import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { TOOLS } from "../../../lab/toolchain/tools";

const ROOT = join(__dirname, "../../..");

function pinned(goModule: string, dependency: string): string | undefined {
  const goMod = readFileSync(join(ROOT, "lab/toolchain/modules", goModule, "go.mod"), "utf8");
  const line = goMod.split("\n").find((text) => text.startsWith(`\t${dependency} v`));
  return line?.trim().split(" ")[1]?.replace(/^v/, "");
}

function npmVersion(name: string): unknown {
  const manifest: { version?: unknown } = JSON.parse(
    readFileSync(join(ROOT, "node_modules", name, "package.json"), "utf8"),
  );
  return manifest.version;
}

describe("TOOLS", () => {
  const pins = [
    ["etcd", "go.etcd.io/etcd/server/v3"],
    ["kube-apiserver", "k8s.io/kubernetes"],
    ["kube-controller-manager", "k8s.io/kubernetes"],
    ["kube-scheduler", "k8s.io/kubernetes"],
    ["kwok", "sigs.k8s.io/kwok"],
    ["pulumi", "github.com/pulumi/pulumi/pkg/v3"],
    ["pulumi-language-nodejs", "github.com/pulumi/pulumi/pkg/v3"],
    ["source-controller", "github.com/fluxcd/source-controller"],
    ["kustomize-controller", "github.com/fluxcd/kustomize-controller"],
    ["notification-controller", "github.com/fluxcd/notification-controller"],
    ["helm-controller", "github.com/fluxcd/helm-controller"],
    ["oci-registry", "github.com/google/go-containerregistry"],
    ["bucket-store", "github.com/rclone/gofakes3"],
  ] as const;
  for (const [tool, dependency] of pins) {
    it(`gives ${tool} the version that its module pins`, () => {
      assert.equal(TOOLS[tool].version, pinned(TOOLS[tool].module, dependency));
    });
  }

  it("gives flux the version whose checksum its module records", () => {
    const sums = readFileSync(join(ROOT, "lab/toolchain/modules/flux/go.sum"), "utf8");
    assert.ok(sums.includes(`github.com/fluxcd/flux2/v2 v${TOOLS.flux.version} h1:`));
  });

  it("gives the plugins the versions of the npm packages", () => {
    assert.equal(TOOLS["pulumi-resource-kubernetes"].version, npmVersion("@pulumi/kubernetes"));
    assert.equal(TOOLS["pulumi-resource-github"].version, npmVersion("@pulumi/github"));
  });
});
