import assert from "node:assert/strict";

import { followedFinding } from "../../../../components/preflight/findings/followed-finding";
import { installedVersion } from "../../../../components/preflight/findings/installed-version";
import { kubernetesVersion } from "../../../../components/preflight/findings/kubernetes-version";
import { otherManager, otherNamespace } from "../../../../components/preflight/findings/other-manager";
import { neededPermissions, permissions } from "../../../../components/preflight/findings/permissions";
import { refuseLostVersions, storedVersions } from "../../../../components/preflight/findings/stored-versions";

describe("kubernetesVersion", () => {
  const cases = [
    ["v1.33.0", "v2.9.4", true],
    ["v1.32.9", "v2.9.4", false],
    ["v1.32.9", "v2.8.8", false],
    ["v1.32.1-gke.1003", "v2.7.5", true],
    ["v1.31.0+k3s1", "v2.7.5", false],
    ["v1.31.0", "v2.6.4", true],
    ["v1.29.4", "v2.5.1", false],
    ["v1.28.0", "v2.4.0", true],
    ["v1.32.0", "v2.10.0", false],
    ["unknown", "v2.9.4", true],
  ] as const;
  for (const [server, release, ok] of cases) {
    it(`${ok ? "lets" : "does not let"} Kubernetes ${server} take Flux ${release}`, () => {
      assert.equal(kubernetesVersion(server, release).ok, ok);
    });
  }

  it("does not say that a newer release takes a version: its minimum is not known", () => {
    assert.equal(
      kubernetesVersion("v1.34.0", "v2.10.0").message,
      "Kubernetes v1.34.0: the minimum of Flux v2.10.0 is not known here (Flux v2.9 requires 1.33.0 or newer); see " +
        "https://github.com/fluxcd/flux2/releases/tag/v2.10.0",
    );
    assert.equal(
      kubernetesVersion("v1.32.0", "v2.10.0").message,
      "Kubernetes v1.32.0 is too old for Flux v2.10.0: already Flux v2.9 requires 1.33.0 or newer",
    );
  });

  it("says what is needed and what to do", () => {
    assert.deepEqual(kubernetesVersion("v1.30.1", "v2.9.4"), {
      check: "Kubernetes version",
      ok: false,
      message: "Kubernetes v1.30.1 is too old for Flux v2.9.4, which requires 1.33.0 or newer",
      remedy: "upgrade the cluster, or install an older release of Flux",
    });
  });
});

describe("installedVersion", () => {
  it("refuses when one of several releases is of a newer minor", () => {
    assert.equal(installedVersion(["v2.8.8", "v2.9.4"], "v2.8.9").ok, false);
    assert.equal(installedVersion(["v2.8.8"], "v2.8.7").ok, true);
    assert.equal(installedVersion([], "v2.8.7").message, "no Flux is installed");
  });
});

describe("storedVersions", () => {
  const stored = {
    name: "imagepolicies.image.toolkit.fluxcd.io",
    kind: "ImagePolicy",
    storageVersion: "v1",
    storedVersions: ["v1beta2", "v1"],
    objects: ["a/b"],
    more: 3,
  };

  it("is content when every version is served", () => {
    assert.equal(storedVersions(stored, ["v1", "v1beta2"], "v2.8.8").ok, true);
  });

  it("names the version, the objects and the commands", () => {
    const { ok, message, remedy = "" } = storedVersions(stored, ["v1"], "v2.9.4");
    assert.equal(ok, false);
    assert.match(
      message,
      /is stored in v1beta2, which Flux v2\.9\.4 no longer serves \(it serves v1\); objects: ImagePolicy a\/b, and 3 more$/,
    );
    assert.ok(
      remedy.includes("kubectl get imagepolicies.v1.image.toolkit.fluxcd.io -A -o yaml | kubectl replace -f -"),
    );
    assert.ok(remedy.includes(`-p '{"status":{"storedVersions":["v1"]}}'`));
  });

  it("sends to a release in between when the version that is written now is lost too", () => {
    const { remedy } = storedVersions(
      { ...stored, storageVersion: "v1beta2", storedVersions: ["v1beta2"] },
      ["v1"],
      "v2.9.4",
    );
    assert.equal(remedy, "first upgrade to a release of Flux that serves both v1beta2 and v1, then check again");
  });
});

describe("refuseLostVersions", () => {
  const stored = { name: "alerts.example.com", kind: "Alert", storageVersion: "v1", objects: ["a/b"], more: 0 };

  it("says what is stored, and what to run", () => {
    const findings = ["v1", "v1beta3"].map((version) =>
      storedVersions({ ...stored, storedVersions: [version] }, ["v1"], "v2.10.0"),
    );
    assert.equal(
      refuseLostVersions(findings, "v2.10.0"),
      [
        "version: must have every version of its APIs in which the cluster stores objects, got v2.10.0:",
        "alerts.example.com is stored in v1beta3, which Flux v2.10.0 no longer serves (it serves v1); objects: Alert a/b. To go on, run " +
          "`flux migrate`, or write each object again and then remove the old version from the list of stored versions:",
        "kubectl get alerts.v1.example.com -A -o yaml | kubectl replace -f -",
        `kubectl patch crd alerts.example.com --subresource=status --type=merge -p '{"status":{"storedVersions":["v1"]}}'`,
      ].join("\n"),
    );
    assert.equal(refuseLostVersions(findings.slice(0, 1), "v2.10.0"), undefined);
  });
});

describe("otherManager", () => {
  const crd = { kind: "CustomResourceDefinition", name: "buckets", fieldManagers: ["flux", "kustomize-controller"] };

  it("lets the Flux of the flux CLI and of this component be taken over", () => {
    assert.equal(
      otherManager([crd, { ...crd, managedBy: "pulumi" }], []).message,
      "the Flux in this cluster, written by flux, kustomize-controller, can be taken over",
    );
    assert.equal(otherManager([], []).ok, true);
  });

  it("names Pulumi once, whose provider writes each object under another name", () => {
    const objects = ["1a2b3c4d", "5e6f7a8b"].map((suffix) => ({
      ...crd,
      fieldManagers: [`pulumi-kubernetes-${suffix}`],
    }));
    assert.match(otherManager(objects, []).message, /written by pulumi, can be taken over$/);
  });

  it("refuses what another manager's label is on, and a FluxInstance", () => {
    assert.match(
      otherManager([crd, { ...crd, managedBy: "Helm" }], []).message,
      /^CustomResourceDefinition buckets is managed by Helm/,
    );
    assert.match(otherManager([], ["flux-system/flux"]).message, /FluxInstance flux-system\/flux$/);
  });
});

describe("otherNamespace", () => {
  it("looks at Deployments only", () => {
    const deployment = { kind: "Deployment", name: "source-controller", namespace: "flux-system", fieldManagers: [] };
    assert.equal(otherNamespace([deployment], "flux-system").ok, true);
    assert.equal(otherNamespace([deployment], "gitops").ok, false);
    assert.equal(otherNamespace([{ ...deployment, kind: "Service" }], "gitops").ok, true);
  });
});

describe("permissions", () => {
  it("names what is denied", () => {
    const [first, second] = neededPermissions("flux-system");
    assert.ok(first && second);
    assert.match(
      permissions([first, second]).message,
      /^the credentials may not create namespaces, create customresourcedefinitions\.apiextensions\.k8s\.io$/,
    );
    assert.equal(permissions([]).ok, true);
  });
});

describe("followedFinding", () => {
  const wanted = { repository: "acme/fleet", branch: "main", path: "clusters/prod" };
  const found = { url: "https://github.com/acme/fleet", branch: "main", path: "./clusters/prod" };

  it("lets a cluster pass that follows nothing, or what is wanted", () => {
    const nothing = followedFinding("flux-system/fleet", undefined, wanted);
    assert.deepEqual(
      [nothing.ok, nothing.message],
      [true, "the cluster follows nothing yet: there is no Kustomization flux-system/fleet"],
    );
    const same = followedFinding("flux-system/fleet", found, wanted);
    assert.deepEqual(
      [same.ok, same.message],
      [true, "Kustomization flux-system/fleet follows the wanted source already"],
    );
  });

  it("says what differs, how to keep it and how to move", () => {
    const {
      check,
      ok,
      message,
      remedy = "",
    } = followedFinding("flux-system/fleet", { ...found, path: "./clusters/staging" }, wanted);
    assert.deepEqual([check, ok], ["Followed source", false]);
    assert.equal(
      message,
      'Kustomization flux-system/fleet follows the path "clusters/staging" of acme/fleet at main, not "clusters/prod"',
    );
    assert.match(
      remedy,
      /^keep this source: set github\.owner, github\.repository, github\.branch and path to its values;\nor move/,
    );
    assert.match(
      remedy,
      /copy the manifests to the new directory in Git\n.*`allowMove: true` and the new path; then remove `allowMove` and the old directory$/,
    );
  });

  it("offers no move away from a tag, a commit or a source that is not of Git", () => {
    for (const other of [{ ...found, branch: "" }, { other: "OCIRepository flux-system/fleet" }]) {
      const { ok, remedy } = followedFinding("flux-system/fleet", other, wanted);
      assert.equal(ok, false);
      assert.match(String(remedy), /^make it follow a (branch|GitRepository) .*, then check again$/);
    }
  });
});
