import assert from "node:assert/strict";

import type { FluxBootstrapArgs } from "../../../components";
import { COMPONENTS } from "../../../components/manifests/controllers";
import { gotkComponents } from "../../../components/manifests/install";
import { installation, type Installation } from "../../../components/manifests/installation";
import type { KubernetesObject } from "../../../components/manifests/kubernetes-object";
import { kustomizationFile } from "../../../components/manifests/kustomization-file";
import { nameableSync } from "../../../components/cluster/sync-objects";
import { syncObjects } from "../../../components/manifests/sync";
import type { Deployment } from "../../../components/manifests/customization/deployment-object";
import { resolve } from "../../../components/bootstrap/resolve";
import { referenceBundle } from "./reference-bundle";

const BUNDLE = referenceBundle("v2.9.4");
const ALL = { componentsExtra: COMPONENTS.slice(4) };

function install(args: Partial<FluxBootstrapArgs>): Installation {
  const {
    install: options,
    customization,
    sync,
  } = resolve({ github: { owner: "acme", repository: "fleet" }, path: "prod", ...ALL, ...args });
  return installation(gotkComponents(BUNDLE, options), customization, syncObjects(nameableSync(sync)));
}

const USUAL = install({});
const DELETING = {
  target: { kind: "NetworkPolicy", name: "allow-egress" },
  patch: "{$patch: delete, apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: any}}",
};

function named(flux: Installation, kind: string, name: string): KubernetesObject {
  const [found, ...others] = flux.objects.filter((object) => object.kind === kind && object.metadata.name === name);
  assert.ok(found !== undefined && others.length === 0, `${kind} ${name}`);
  return found;
}

const podOf = (flux: Installation, name: string) => (named(flux, "Deployment", name) as Deployment).spec.template;
const argsOf = (flux: Installation, name: string) => podOf(flux, name).spec.containers[0]?.args ?? [];
const added = (flux: Installation, name: string) =>
  argsOf(flux, name).filter((flag) => !argsOf(USUAL, name).includes(flag));

describe("installation", () => {
  it("is gotk-components.yaml and the kustomization of flux bootstrap when nothing is customized", () => {
    assert.deepEqual(
      USUAL.files.map(({ path }) => path),
      ["gotk-components.yaml"],
    );
    assert.deepEqual(USUAL.kustomization, kustomizationFile());
  });

  it("has the changes in the files where a person writes the kustomization, and the text of everything else as it is", () => {
    const documents = (text: string | undefined) => String(text).split("---\n");
    const flux = install({ controllers: { sourceController: { args: ["--x=y"] } }, patches: [DELETING] });
    const before = documents(flux.files[0]?.content);
    const [file, ...others] = flux.changedFiles();
    const after = documents(file?.content);
    assert.deepEqual(others, []);
    const gone = before.filter((text) => !after.includes(text));
    const come = after.filter((text) => !before.includes(text));
    assert.deepEqual(
      [gone, come].map((texts) => texts.map((text) => /^kind: .*$/m.exec(text)?.[0])),
      [["kind: NetworkPolicy", "kind: Deployment"], ["kind: Deployment"]],
    );
    assert.match(String(come[0]), /--x=y/);
    assert.deepEqual(
      install({
        patches: [{ patch: "apiVersion: v1\nkind: Namespace\nmetadata: {name: flux-system, labels: {a: b}}\n" }],
      })
        .changedFiles()[0]
        ?.content.split("\n", 3),
      USUAL.files[0]?.content.split("\n", 3),
    );
    assert.equal(USUAL.changedFiles()[0]?.content, USUAL.files[0]?.content);
  });

  it("keeps gotk-components.yaml whatever is customized", () => {
    const flux = install({
      controllers: { all: { size: "large" } },
      storage: { size: "1Gi" },
      sharding: { shards: ["a"] },
      multitenancy: {},
      proxy: { httpsProxy: "http://p:1" },
    });
    assert.equal(flux.files[0]?.content, USUAL.files[0]?.content);
    assert.deepEqual(
      flux.files.map(({ path }) => path),
      ["gotk-components.yaml", "gotk-storage.yaml", "gotk-shards.yaml"],
    );
    assert.match(
      flux.kustomization.content,
      /\nresources:\n- gotk-components\.yaml\n- gotk-sync\.yaml\n- gotk-storage\.yaml\n- gotk-shards\.yaml\n$/,
    );
  });

  it("changes the pod of one controller, and nothing else", () => {
    const flux = install({ controllers: { helmController: { concurrent: 3, podAnnotations: { a: "b" } } } });
    const differs = flux.objects.filter(
      (object, index) => JSON.stringify(object) !== JSON.stringify(USUAL.objects[index]),
    );
    assert.deepEqual(
      differs.map(({ kind, metadata }) => `${kind} ${metadata.name}`),
      ["Deployment helm-controller"],
    );
    assert.deepEqual(added(flux, "helm-controller"), ["--concurrent=3"]);
  });

  it("lets the settings of one controller win over those of all", () => {
    const flux = install({
      controllers: {
        all: { size: "small", concurrent: 1 },
        sourceController: { size: "large", resources: { limits: { memory: "9Gi" } } },
      },
    });
    const memory = (name: string) =>
      JSON.stringify(
        (podOf(flux, name).spec.containers[0] as unknown as { resources: { limits: object } }).resources.limits,
      );
    assert.equal(memory("source-controller"), '{"cpu":"3000m","memory":"9Gi"}');
    assert.equal(memory("helm-controller"), '{"cpu":"1000m","memory":"512Mi"}');
    assert.deepEqual(
      [added(flux, "source-controller"), added(flux, "helm-controller")],
      [["--concurrent=20"], ["--concurrent=1"]],
    );
  });

  it("keeps the tolerations of tolerationKeys beside the others", () => {
    const flux = install({
      tolerationKeys: ["a"],
      controllers: { all: { tolerations: [{ key: "b", operator: "Exists" }] } },
    });
    assert.deepEqual(podOf(flux, "source-watcher").spec.tolerations, [
      { key: "a", operator: "Exists" },
      { key: "b", operator: "Exists" },
    ]);
  });

  it("adds the digest to the image's tag", () => {
    const imageDigest = `sha256:${"0".repeat(64)}`;
    const flux = install({ controllers: { sourceController: { imageDigest } } });
    assert.equal(
      podOf(flux, "source-controller").spec.containers[0]?.image,
      `ghcr.io/fluxcd/source-controller:v1.9.4@${imageDigest}`,
    );
  });

  it("gives every controller the proxy, and keeps the cluster out of it", () => {
    const flux = install({
      proxy: { httpsProxy: "http://p:1", noProxy: ["10.0.0.0/8"] },
      clusterDomain: "corp.internal",
    });
    for (const name of COMPONENTS) {
      const env = podOf(flux, name).spec.containers[0]?.env ?? [];
      assert.deepEqual(env.slice(0, 2), [
        { name: "HTTPS_PROXY", value: "http://p:1" },
        { name: "NO_PROXY", value: ".corp.internal.,.corp.internal,.svc,10.0.0.0/8" },
      ]);
    }
  });

  it("gives a controller a cloud identity, and labels its pod for Azure", () => {
    const flux = install({
      controllers: { kustomizeController: { workloadIdentity: { azureClientId: "c", azureTenantId: "t" } } },
    });
    assert.deepEqual(named(flux, "ServiceAccount", "kustomize-controller").metadata.annotations, {
      "azure.workload.identity/client-id": "c",
      "azure.workload.identity/tenant-id": "t",
    });
    assert.equal(podOf(flux, "kustomize-controller").metadata.labels["azure.workload.identity/use"], "true");
  });

  it("puts the artifacts of every source-controller on a volume of its own", () => {
    const flux = install({ storage: { size: "5Gi", storageClassName: "fast" }, sharding: { shards: ["a"] } });
    for (const name of ["source-controller", "source-controller-a"]) {
      assert.deepEqual(named(flux, "PersistentVolumeClaim", name)["spec"], {
        accessModes: ["ReadWriteOnce"],
        resources: { requests: { storage: "5Gi" } },
        storageClassName: "fast",
      });
      const { volumes } = podOf(flux, name).spec as unknown as { volumes: object[] };
      assert.deepEqual(volumes[0], { name: "data", persistentVolumeClaim: { claimName: name } });
    }
  });

  it("adds the shardable controllers once more for each shard, and keeps the usual ones off the shards' objects", () => {
    const flux = install({ sharding: { shards: ["a", "b"], key: "team" } });
    const shards = flux.objects.filter(({ metadata }) => metadata.labels?.["sharding.fluxcd.io/role"] === "shard");
    assert.deepEqual(
      shards.map(({ kind, metadata }) => `${kind} ${metadata.name}`),
      ["a", "b"].flatMap((shard) => [
        `Service source-controller-${shard}`,
        ...["source", "kustomize", "helm"].map((name) => `Deployment ${name}-controller-${shard}`),
      ]),
    );
    assert.ok(
      argsOf(flux, "source-controller-a").includes(
        "--storage-adv-addr=source-controller-a.$(RUNTIME_NAMESPACE).svc.cluster.local.",
      ),
    );
    assert.ok(argsOf(flux, "helm-controller-b").includes("--watch-label-selector=team=b"));
    assert.deepEqual(added(flux, "helm-controller"), ["--watch-label-selector=!team"]);
    assert.deepEqual(added(flux, "notification-controller"), []);
    assert.deepEqual(named(flux, "Service", "source-controller-a")["spec"], {
      ...(named(USUAL, "Service", "source-controller")["spec"] as object),
      selector: { app: "source-controller-a" },
    });
  });

  it("locks tenants in, and lets Flux itself go on with its own rights", () => {
    const flux = install({ multitenancy: { defaultServiceAccount: "tenant" } });
    assert.deepEqual(added(flux, "kustomize-controller"), [
      "--no-cross-namespace-refs=true",
      "--no-remote-bases=true",
      "--default-service-account=tenant",
    ]);
    assert.deepEqual(added(flux, "helm-controller"), [
      "--no-cross-namespace-refs=true",
      "--default-service-account=tenant",
    ]);
    for (const name of [
      "notification-controller",
      "image-reflector-controller",
      "image-automation-controller",
      "source-watcher",
    ]) {
      assert.deepEqual(added(flux, name), ["--no-cross-namespace-refs=true"]);
    }
    assert.deepEqual(added(flux, "source-controller"), []);
    const [source, root] = syncObjects({
      ...nameableSync(resolve({ github: { owner: "a", repository: "b" }, path: "prod" }).sync),
      url: "u",
    });
    assert.equal(
      (flux.patched(root)["spec"] as { serviceAccountName: string }).serviceAccountName,
      "kustomize-controller",
    );
    assert.deepEqual(flux.patched(source), source);
  });

  it("applies the caller's patches last, to the sync objects too", () => {
    const flux = install({
      controllers: { helmController: { concurrent: 3 } },
      patches: [
        {
          patch: "- {op: replace, path: /spec/template/spec/containers/0/args, value: [--only]}",
          target: { kind: "Deployment", name: "helm-controller" },
        },
        { patch: "- {op: add, path: /spec/suspend, value: true}", target: { kind: "GitRepository" } },
      ],
    });
    assert.deepEqual(argsOf(flux, "helm-controller"), ["--only"]);
    const [source] = syncObjects({
      ...nameableSync(resolve({ github: { owner: "a", repository: "b" }, path: "prod" }).sync),
      url: "u",
    });
    assert.equal((flux.patched(source)["spec"] as { suspend: boolean; url: string }).suspend, true);
    assert.equal((flux.patched(source)["spec"] as { url: string }).url, "u");
  });

  const own: readonly (readonly [Partial<FluxBootstrapArgs>, RegExp])[] = [
    [{ controllers: { all: { podLabels: { app: "other" } } } }, /podLabels: "app" is set by Flux itself/],
    [
      { controllers: { all: { env: [{ name: "GOMEMLIMIT", value: "1" }] } } },
      /env: "GOMEMLIMIT" is set by Flux itself/,
    ],
    [
      { patches: [{ patch: "- {op: remove, path: /a}", target: { kind: "Job" } }] },
      /^Error: patches\[0\]: is for none of Flux's objects/,
    ],
    [
      {
        patches: [
          {
            patch: "$patch: delete\napiVersion: a/v1\nkind: K\nmetadata: {name: x}\n",
            target: { kind: "GitRepository" },
          },
        ],
      },
      /^Error: patches\[0\]: deletes GitRepository flux-system/,
    ],
  ];
  for (const [args, message] of own) {
    it(`refuses ${JSON.stringify(args).slice(0, 80)}`, () => {
      assert.throws(() => install(args), message);
    });
  }
});
