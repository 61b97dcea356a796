import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import * as path from "node:path";

import * as fc from "fast-check";

import type { FluxBootstrapArgs } from "../../components";
import { nameableSync } from "../../components/cluster/sync-objects";
import { COMPONENTS } from "../../components/manifests/controllers";
import { installation } from "../../components/manifests/installation";
import { gotkComponents } from "../../components/manifests/install";
import { keptChanges, misreadPatches, withKeptChanges } from "../../components/manifests/kept-changes";
import type { KubernetesObject } from "../../components/manifests/kubernetes-object";
import { kustomizationFile } from "../../components/manifests/kustomization-file";
import { gotkSync, syncObjects } from "../../components/manifests/sync";
import { render } from "../../components/manifests/yaml/render";
import { problems } from "../../components/bootstrap/problems";
import { readRelease } from "../../components/release";
import { resolve } from "../../components/bootstrap/resolve";
import { anyCustomization } from "./any-customization";
import { REFERENCE } from "../reference";
import { kustomizeBuild, kustomizeOutput } from "./kustomize-build";

const MINIMAL = { github: { owner: "acme", repository: "fleet" }, path: "clusters/prod" };
const URL = "ssh://git@github.com/acme/fleet";
const FLOW_AS_JSON = '[{"op": "add", "path": "/data/b", "value": "c"}]';

/** What Pulumi registers, and what kustomize builds of what is committed: with its own kustomization, and with that of a person. */
interface Compared {
  readonly registered: readonly KubernetesObject[];
  readonly built: readonly KubernetesObject[];
  readonly builtByPerson: readonly KubernetesObject[];
}

async function bothOf(args: Partial<FluxBootstrapArgs>): Promise<Compared> {
  const all = { ...MINIMAL, ...args };
  assert.deepEqual(problems(all), []);
  const { version, install, customization, sync: inputs } = resolve(all);
  const sync = { ...nameableSync(inputs), url: URL };
  const objects = syncObjects(sync);
  const flux = installation(gotkComponents(readRelease(version), install), customization, objects);
  const built = await kustomizeBuild([...flux.files, gotkSync(sync), flux.kustomization]);
  const further = flux.files.slice(1).map(({ path: file }) => file);
  const personal = { path: "kustomization.yaml", content: kustomizationFile(further).content };
  const builtByPerson = await kustomizeBuild([...flux.changedFiles(), gotkSync(sync, flux.patched), personal]);
  return { registered: [...flux.objects, ...objects.map((object) => flux.patched(object))], built, builtByPerson };
}

function assertSame({ registered, built, builtByPerson }: Compared): void {
  assert.deepEqual(byName(registered), byName(built));
  assert.deepEqual(byName(registered), byName(builtByPerson));
}

function byName(objects: readonly KubernetesObject[]): Record<string, KubernetesObject> {
  const named = Object.fromEntries(objects.map((object) => [`${object.kind} ${object.metadata.name}`, object]));
  assert.equal(Object.keys(named).length, objects.length);
  return named;
}

describe("kustomize", () => {
  for (const version of ["v2.9.4", "v2.8.8"]) {
    it(`builds the release's install.yaml, byte for byte, of the bundle that we install from: ${version}`, async () => {
      const { files } = readRelease(version);
      const namespace = {
        labels: {
          "pod-security.kubernetes.io/warn": "restricted",
          "pod-security.kubernetes.io/warn-version": "latest",
        },
        name: "flux-system",
      };
      const overlay = {
        namespace: "flux-system",
        resources: ["namespace.yaml", ...Object.keys(files)],
        sortOptions: { order: "legacy" },
        labels: [
          {
            includeTemplates: true,
            pairs: { "app.kubernetes.io/instance": "flux-system", "app.kubernetes.io/part-of": "flux" },
          },
        ],
        images: COMPONENTS.map((name) => ({ name: `fluxcd/${name}`, newName: `ghcr.io/fluxcd/${name}` })),
      };
      const built = await kustomizeOutput([
        ...Object.entries(files).map(([name, content]) => ({ path: name, content })),
        { path: "namespace.yaml", content: render({ apiVersion: "v1", kind: "Namespace", metadata: namespace }) },
        { path: "kustomization.yaml", content: render(overlay) },
      ]);
      const expected = readFileSync(path.join(REFERENCE, version, "install.yaml"), "utf8");
      assert.ok(
        built === expected,
        `differs from line ${String(built.split("\n").findIndex((line, index) => line !== expected.split("\n")[index]) + 1)}`,
      );
    });
  }

  it("builds what Pulumi registers, without any customization", async () => {
    assertSame(await bothOf({}));
  });

  it("builds what Pulumi registers, for any customization", async () => {
    await fc.assert(
      fc.asyncProperty(anyCustomization, async (args) => {
        assertSame(await bothOf(args));
      }),
      { numRuns: 40 },
    );
  });

  const deployment = (spec: string, name = "source-controller") =>
    `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: ${name}, namespace: flux-system}\nspec: {template: {spec: ${spec}}}\n`;
  const container = (fields: string) => deployment(`{containers: [{name: manager, ${fields}}]}`);
  const onSource = { kind: "Deployment", name: "source-controller" };
  const merges: Readonly<Record<string, FluxBootstrapArgs["patches"]>> = {
    "a field set and one removed": [{ patch: deployment("{priorityClassName: null, hostNetwork: true}") }],
    "a map inside a new map with null": [
      { patch: deployment("{dnsConfig: {searches: [a], options: null, nested: {a: null, b: 1}}}") },
    ],
    "a variable that exists and one that does not": [
      { patch: container("env: [{name: NEW, value: a}, {name: TUF_ROOT, value: b}]") },
    ],
    "a variable deleted": [{ patch: container("env: [{name: TUF_ROOT, $patch: delete}]") }],
    "all variables replaced": [{ patch: container("env: [{$patch: replace}, {name: ONLY, value: a}]") }],
    "all variables deleted": [{ patch: container("env: [{$patch: delete}]") }],
    "a new port without its protocol": [{ patch: container("ports: [{containerPort: 9099, name: more}]") }],
    "names in Go's regular expressions": [
      {
        patch: deployment("{hostNetwork: true}"),
        target: { kind: "(?i)deployment", name: "[[:alpha:]]+-controller|\\pL{3}x" },
      },
    ],
    "several documents in one patch": [
      { patch: `${container("args: [--x]")}---\n${deployment("{hostNetwork: true}", "helm-controller")}` },
    ],
    "a port by number and protocol": [
      { patch: container("ports: [{containerPort: 9090, protocol: TCP, hostPort: 1}]") },
    ],
    "a port of another protocol": [{ patch: container("ports: [{containerPort: 9090, protocol: UDP, name: udp}]") }],
    "a mount by its path": [
      { patch: container("volumeMounts: [{mountPath: /data, name: other}, {mountPath: /new, name: tmp}]") },
    ],
    "flags replaced as a whole": [{ patch: container("args: [--a, --b]") }],
    "a container more, and an init container": [
      {
        patch: deployment(
          "{containers: [{name: sidecar, image: a, env: [{name: x, value: null}]}], initContainers: [{name: i, image: b}]}",
        ),
      },
    ],
    "a volume of another kind": [
      { patch: deployment("{volumes: [{name: data, emptyDir: null, hostPath: {path: /x}}]}") },
    ],
    "a volume with another limit": [{ patch: deployment("{volumes: [{name: tmp, emptyDir: {medium: Memory}}]}") }],
    "tolerations twice": [
      { patch: deployment("{tolerations: [{key: a}]}") },
      { patch: deployment("{tolerations: [{key: b}]}") },
    ],
    "pull secrets": [
      { patch: deployment("{imagePullSecrets: [{name: a}]}") },
      { patch: deployment("{imagePullSecrets: [{name: b}]}") },
    ],
    "spread constraints": [
      {
        patch: deployment(
          "{topologySpreadConstraints: [{topologyKey: a, whenUnsatisfiable: DoNotSchedule, maxSkew: 1}]}",
        ),
      },
      {
        patch: deployment(
          "{topologySpreadConstraints: [{topologyKey: a, whenUnsatisfiable: DoNotSchedule, maxSkew: 2}, {topologyKey: b, whenUnsatisfiable: DoNotSchedule, maxSkew: 3}]}",
        ),
      },
    ],
    finalizers: [
      { patch: "apiVersion: v1\nkind: Namespace\nmetadata: {name: flux-system, finalizers: [a/b, c/d]}\n" },
      { patch: "apiVersion: v1\nkind: Namespace\nmetadata: {name: flux-system, finalizers: [e/f, a/b]}\n" },
    ],
    "a map replaced": [
      {
        patch:
          "apiVersion: v1\nkind: Namespace\nmetadata: {name: flux-system, labels: {$patch: replace, only: 'yes'}}\n",
      },
    ],
    "a service port": [
      {
        patch:
          "apiVersion: v1\nkind: Service\nmetadata: {name: source-controller, namespace: flux-system}\nspec: {ports: [{port: 80, protocol: TCP, nodePort: 30080}, {port: 81, protocol: UDP, name: b}]}\n",
      },
    ],
    "a network policy's lists": [
      {
        patch:
          "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: allow-egress, namespace: flux-system}\nspec: {egress: [{to: [{podSelector: {}}]}], policyTypes: [Egress]}\n",
      },
    ],
    "a subject of a role binding": [
      {
        patch: "- {op: add, path: /subjects/-, value: {kind: User, name: jane, apiGroup: rbac.authorization.k8s.io}}\n",
        target: { kind: "ClusterRoleBinding", name: "cluster-reconciler-.*" },
      },
    ],
    "every object of a group": [
      {
        patch: "- {op: add, path: /metadata/annotations, value: {a: b}}",
        target: { group: "apps|networking.k8s.io", version: "v1" },
      },
    ],
    "every object without a namespace": [
      { patch: "- {op: add, path: /metadata/labels/a, value: b}", target: { namespace: "_non_namespaceable_" } },
    ],
    "by an annotation": [
      {
        patch: "- {op: add, path: /metadata/labels/a, value: b}",
        target: { annotationSelector: "controller-gen.kubebuilder.io/version,x!=y" },
      },
    ],
    "the sync objects": [
      {
        patch:
          "apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: flux-system, namespace: flux-system}\nspec: {postBuild: {substitute: {a: 'on'}}, decryption: {provider: sops}}\n",
      },
      { patch: "- {op: add, path: /spec/timeout, value: 2m}", target: { kind: "GitRepository" } },
    ],
    "copy, move and a test": [
      {
        patch:
          "- {op: copy, from: /metadata/labels, path: /metadata/annotations}\n- {op: move, from: /spec/replicas, path: /spec/revisionHistoryLimit}\n- {op: test, path: /spec/revisionHistoryLimit, value: 1}\n- {op: replace, path: /spec/template/spec/containers/0/args/1, value: --x}\n- {op: remove, path: /spec/template/spec/containers/0/args/0}\n- {op: add, path: /metadata/labels/a~1b, value: c}\n",
        target: onSource,
      },
    ],
    "words that YAML 1.1 takes for others": [
      {
        patch:
          "apiVersion: v1\nkind: Namespace\nmetadata: {name: flux-system, annotations: {a: yes, b: 'off', c: '1e3', d: '0o17', e: \"line\\nbreak\\n\", f: ''}}\n",
      },
    ],
    "numbers in JSON": [
      {
        patch:
          '[{"op": "add", "path": "/spec/minReadySeconds", "value": 017}, {"op": "add", "path": "/spec/progressDeadlineSeconds", "value": 1e2}]'.replace(
            "017",
            "17",
          ),
        target: onSource,
      },
    ],
  };
  for (const [what, patches] of Object.entries(merges)) {
    it(`patches as we do: ${what}`, async () => {
      assertSame(await bothOf({ patches: patches ?? [] }));
    });
  }

  const list = "resources: [gotk-components.yaml, gotk-sync.yaml]\n";
  const json = (name: string) => `[{"op": "add", "path": "/metadata/annotations/${name}", "value": "b"}]`;
  const annotated = `apiVersion: v1\nkind: Namespace\nmetadata: {name: flux-system, annotations: {a: b}}\n`;
  const onPullSecret = "- {op: add, path: /imagePullSecrets, value: [{name: mine}]}\n";
  const kept: Readonly<Record<string, readonly [string, Readonly<Record<string, string>>?]>> = {
    "patches of files and texts": [
      `patches: [{path: one.yaml}, {path: ./two.yaml, target: {kind: ServiceAccount}}, {patch: '${JSON.stringify({ apiVersion: "v1", kind: "Namespace", metadata: { name: "flux-system", labels: { x: "y" } } })}'}]\n`,
      { "one.yaml": container("resources: {limits: {memory: 2Gi}}"), "two.yaml": onPullSecret },
    ],
    "several patches in one file": [
      "patches: [{path: one.yaml}]\n",
      { "one.yaml": `${annotated}---\n${deployment("{hostNetwork: true}", "helm-controller")}` },
    ],
    "patchesStrategicMerge and patchesJson6902": [
      `patchesStrategicMerge: [one.yaml, "${annotated.replaceAll("\n", "\\n")}"]\n` +
        `patchesJson6902: [{target: {version: v1, kind: Namespace, name: flux-system}, patch: '${json("c")}'}, {target: {group: apps, version: v1, kind: Deployment, name: source-controller}, path: two.yaml}]\n`,
      { "one.yaml": container("args: [--x]"), "two.yaml": "- {op: add, path: /spec/replicas, value: 2}\n" },
    ],
    images: [
      `images:
- {name: ghcr.io/fluxcd/source-controller, newName: registry.example.com:5000/flux/source-controller}
- {name: ghcr.io/fluxcd/kustomize-controller, newTag: v9.9.9}
- {name: ghcr.io/fluxcd/helm-controller, digest: "sha256:${"0".repeat(64)}"}
- {name: ghcr.io/fluxcd/notification-controller, newTag: v9, digest: "sha256:${"1".repeat(64)}"}
- {name: ghcr.io/fluxcd/source, newTag: none}
`,
    ],
    "a suffix of the tag, and an image of the same name changed twice": [
      `images:
- {name: ghcr.io/fluxcd/source-controller, tagSuffix: -fips}
- {name: ghcr.io/fluxcd/source-controller, newName: a/b}
- {name: a/b, newTag: c}
`,
    ],
    "labels of objects, of pods, and of selectors": [
      `labels:
- {pairs: {a: b, app: other}}
- {pairs: {c: d}, includeTemplates: true}
- {pairs: {e: f}, includeSelectors: true}
`,
    ],
    "common labels and annotations, beside the namespace of Flux": [
      "commonLabels: {team: platform}\ncommonAnnotations: {owner: platform}\nnamespace: flux-system\n",
    ],
    "labels of pods that have affinities and spread constraints": [
      `commonLabels: {team: platform}\npatches: [{path: one.yaml}]\n`,
      {
        "one.yaml": deployment(
          "{affinity: {podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: zone, labelSelector: {matchLabels: {app: x}}}], " +
            "preferredDuringSchedulingIgnoredDuringExecution: [{weight: 1, podAffinityTerm: {topologyKey: zone, labelSelector: {matchLabels: {app: x}}}}]}}, " +
            "topologySpreadConstraints: [{maxSkew: 1, topologyKey: zone, whenUnsatisfiable: DoNotSchedule, labelSelector: {matchLabels: {app: x}}}]}",
          "source-controller",
        ),
      },
    ],
    "labels before patchesJson6902, and replicas": [
      `commonLabels: {team: platform}
patchesJson6902: [{target: {group: apps, version: v1, kind: Deployment, name: source-controller}, patch: '[{"op": "remove", "path": "/metadata/labels/team"}]'}]
replicas: [{name: helm-controller, count: 0}, {name: source-controller, count: 2}]
`,
    ],
    "nothing but a comment": [""],
  };
  for (const [what, [fields, texts = {}]] of Object.entries(kept)) {
    it(`changes what is created as we do by a person's kustomization: ${what}`, async () => {
      const { version, install, customization, sync: inputs } = resolve({ ...MINIMAL });
      const sync = { ...nameableSync(inputs), url: URL };
      const flux = installation(gotkComponents(readRelease(version), install), customization, syncObjects(sync));
      const kustomization = { path: "kustomization.yaml", content: `# ours\n${list}${fields}` };
      const files = Object.entries(texts).map(([name, content]) => ({ path: name, content }));
      const built = byName(await kustomizeBuild([...flux.files, gotkSync(sync), kustomization, ...files]));
      const changes = keptChanges(kustomization.content, (name) => texts[path.posix.normalize(name)]);
      assert.deepEqual(changes.others, []);
      for (const [name, object] of Object.entries(byName(flux.objects)))
        assert.deepEqual(withKeptChanges(object, changes), built[name], name);
    });
  }

  const FLOW = "[{op: add, path: /data/b, value: c}]";
  const texts = [
    FLOW,
    `\n${FLOW}`,
    `# why\n${FLOW}`,
    `- ${FLOW.slice(1, -1)}\n`,
    FLOW_AS_JSON,
    `${FLOW_AS_JSON} # why`,
  ];
  const places: Readonly<Record<string, (text: string) => object>> = {
    "a patch": (patch) => ({ patches: [{ patch, target: { kind: "ConfigMap" } }] }),
    "a file": () => ({ patches: [{ path: "patch.yaml", target: { kind: "ConfigMap" } }] }),
    patchesJson6902: (patch) => ({
      patchesJson6902: [{ patch, target: { version: "v1", kind: "ConfigMap", name: "a" } }],
    }),
  };
  for (const [where, fields] of Object.entries(places))
    for (const text of texts)
      it(`reads or refuses as we say: ${JSON.stringify(text)} in ${where}`, async () => {
        const kustomization = JSON.stringify({ resources: ["a.yaml"], ...fields(text) });
        const build = kustomizeBuild([
          { path: "kustomization.yaml", content: kustomization },
          { path: "a.yaml", content: "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {}\n" },
          { path: "patch.yaml", content: text },
        ]);
        const refused = await build.then(
          () => false,
          () => true,
        );
        assert.equal(refused, misreadPatches(kustomization, () => text).length > 0);
      });

  it("reads what we write of such operations that are arguments", async () => {
    assertSame(await bothOf({ patches: [{ patch: "[{op: add, path: /spec/replicas, value: 2}]", target: onSource }] }));
  });
});
