import assert from "node:assert/strict";

import type { KubernetesObject } from "../../../../components/manifests/kubernetes-object";
import { applyPatches, applyTo } from "../../../../components/manifests/patches/apply-patches";
import type { PatchTarget } from "../../../../components/manifests/patches/patch";
import { readPatch } from "../../../../components/manifests/patches/read-patch";

const DEPLOYMENT = {
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "a", namespace: "flux-system", labels: { app: "a" } },
  spec: {
    replicas: 1,
    template: { spec: { containers: [{ name: "manager", args: ["--a"] }], volumes: [{ name: "tmp", emptyDir: {} }] } },
  },
};
const NAMESPACE = { apiVersion: "v1", kind: "Namespace", metadata: { name: "flux-system" } };
const OBJECTS: readonly KubernetesObject[] = [NAMESPACE, DEPLOYMENT];

function apply(text: string, target?: PatchTarget): KubernetesObject[] {
  return applyPatches(OBJECTS, [{ origin: "patches[0]", patch: readPatch(text, target) }]);
}

const ON_DEPLOYMENT = { kind: "Deployment" };

describe("applyPatches", () => {
  it("changes what the patch is for, and leaves what it was given as it is", () => {
    const before = JSON.stringify(OBJECTS);
    const [namespace, deployment] = apply("- {op: replace, path: /spec/replicas, value: 2}", ON_DEPLOYMENT);
    assert.equal(namespace, NAMESPACE);
    assert.deepEqual(deployment, { ...DEPLOYMENT, spec: { ...DEPLOYMENT.spec, replicas: 2 } });
    assert.equal(JSON.stringify(OBJECTS), before);
  });

  it("applies one patch after the other", () => {
    const patches = ["- {op: replace, path: /spec/replicas, value: 2}", "- {op: test, path: /spec/replicas, value: 2}"];
    assert.doesNotThrow(() =>
      applyPatches(
        OBJECTS,
        patches.map((text, index) => ({ origin: String(index), patch: readPatch(text, ON_DEPLOYMENT) })),
      ),
    );
  });

  it("leaves out what a patch deletes", () => {
    const text = "$patch: delete\napiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a, namespace: flux-system}\n";
    assert.deepEqual(apply(text), [NAMESPACE]);
  });

  it("keeps the name of each object, whatever a patch with a target calls it", () => {
    const [, deployment] = apply(
      "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: all, labels: {b: c}}\n",
      ON_DEPLOYMENT,
    );
    assert.deepEqual(deployment?.metadata, { name: "a", namespace: "flux-system", labels: { app: "a", b: "c" } });
  });

  const patched = (name: string, { apiVersion = "apps/v1", kind = "Deployment", namespace = "flux-system" } = {}) =>
    `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: ${name}${namespace === "" ? "" : `, namespace: ${namespace}`}}\n`;
  const remove = "- {op: remove, path: /spec}";
  const missed: readonly (readonly [string, string, PatchTarget?])[] = [
    [patched("b"), "Did you mean Deployment a?"],
    [patched("a", { namespace: "" }), "The metadata.namespace of Deployment a is flux-system, not left out."],
    [patched("a", { apiVersion: "apps/v1beta1" }), "The apiVersion of Deployment a is apps/v1, not apps/v1beta1."],
    [patched("a", { kind: "Deploymnet" }), "Did you mean the kind Deployment?"],
    [
      patched("flux-system", { apiVersion: "v1", kind: "Namespace" }),
      "Namespace flux-system has no metadata.namespace.",
    ],
    [patched("image-reflector-controller"), "image-reflector-controller is not installed. Add it to components or"],
    [patched("quite-another"), "Its apiVersion, kind, metadata.name and metadata.namespace must be those of an object"],
    [remove, 'Only target.kind, "Deploy", does not fit: without it, it is for ', { kind: "Deploy" }],
    [
      remove,
      'Only target.namespace, "default", does not fit: without it, it is for Deployment a.',
      { kind: "Deployment", namespace: "default" },
    ],
    [remove, 'Only target.labelSelector, "app=b", does not fit', { labelSelector: "app=b" }],
    [remove, 'Only target.group, "batch", does not fit', { group: "batch" }],
    [remove, 'Did you mean "a" by target.name?', { kind: "Deployment", name: "b" }],
    [remove, "source-watcher is not installed.", { kind: "Deployment", name: "source-watcher" }],
    [remove, "Each field of its target is a regular expression of Go", { kind: "Job", name: "none-at-all" }],
  ];
  for (const [text, advice, target] of missed) {
    it(`refuses a patch that is for nothing: ${JSON.stringify(target ?? text)}`, () => {
      assert.throws(
        () => apply(text, target),
        ({ message }: Error) => message.startsWith(`patches[0]: is for none of Flux's objects. ${advice}`),
      );
    });
  }

  it("reads the regular expressions of a target as Go does, and refuses what Go refuses", () => {
    for (const name of ["(?i)A", "[[:alpha:]]", "\\pL", "a|b", "\\Qa\\E", "(?P<letter>a)"])
      assert.doesNotThrow(() => apply("- {op: test, path: /kind, value: Deployment}", { kind: "Deployment", name }));
    for (const name of ["(?=a).*", "(?<!b)a", "a{1001}", "(a)\\1", "("])
      assert.throws(
        () => apply(remove, { name }),
        /target\.name: must be a regular expression of Go, .*: (invalid|missing)/,
        name,
      );
  });

  const failing: Readonly<Record<string, readonly [string, RegExp, PatchTarget?]>> = {
    "an operation on what is not there": [
      "- {op: remove, path: /spec/absent}",
      /patches\[0\], applied to Deployment a: operation 1 \(remove\): Value required at path: \/spec\/absent/,
    ],
    "a test that fails": ["- {op: test, path: /spec/replicas, value: 3}", /operation 1 \(test\): Test failed/],
    "another name": [
      "- {op: replace, path: /metadata/name, value: b}",
      /applied to Deployment a: must not change apiVersion, kind, name or namespace/,
    ],
    "no name any more": [
      "- {op: remove, path: /metadata/name}",
      /leaves no Kubernetes object: metadata\.name: expected a string/,
    ],
    "a label that is a number": [
      "- {op: add, path: /metadata/labels/n, value: 1}",
      /metadata\.labels\["n"\]: expected a string/,
    ],
    "a list where a mapping is": [
      "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: x}\nspec: []\n",
      /spec: the object has another kind of value there than a list/,
    ],
    "a mapping where a list is": [
      "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: x}\nspec: {template: {spec: {volumes: {}}}}\n",
      /spec\.template\.spec\.volumes: the object has another kind/,
    ],
    "an item without its name": [
      "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: x}\nspec: {template: {spec: {containers: [{image: a}]}}}\n",
      /spec\.template\.spec\.containers: each item must have name/,
    ],
    "a port without its protocol": [
      "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: x}\nspec: {template: {spec: {containers: [{name: manager, ports: [{containerPort: 1, protocol: TCP}, {containerPort: 1}]}]}}}\n",
      /containers\[\]\.ports: each item must have containerPort and protocol/,
    ],
    "a replaced item": [
      "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: x}\nspec: {template: {spec: {containers: [{name: manager, $patch: replace}]}}}\n",
      /kustomize ignores "\$patch: replace" in an item/,
    ],
    "a directive in a list that is replaced": [
      "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: x}\nspec: {template: {spec: {tolerations: [{$patch: delete}]}}}\n",
      /spec\.template\.spec\.tolerations: kustomize replaces this list as a whole/,
    ],
    "a target that is no expression": [
      "- {op: remove, path: /spec}",
      /patches\[0\]: target\.name: must be a regular expression of Go/,
      { name: "(" },
    ],
    "a target that is no selector": [
      "- {op: remove, path: /spec}",
      /patches\[0\]: target\.labelSelector: "a b" is not a requirement/,
      { labelSelector: "a b" },
    ],
  };
  for (const [what, [text, message, target]] of Object.entries(failing)) {
    it(`refuses ${what}`, () => {
      assert.throws(() => apply(text, target ?? ON_DEPLOYMENT), message);
    });
  }
});

describe("applyTo", () => {
  it("applies those patches alone that are for the object", () => {
    const patches = [
      {
        origin: "patches[0]",
        patch: readPatch("- {op: add, path: /metadata/labels, value: {a: b}}", { kind: "Namespace" }),
      },
      { origin: "patches[1]", patch: readPatch("- {op: remove, path: /spec}", ON_DEPLOYMENT) },
    ];
    assert.deepEqual(applyTo(NAMESPACE, patches), {
      ...NAMESPACE,
      metadata: { name: "flux-system", labels: { a: "b" } },
    });
  });

  it("refuses to delete it", () => {
    const patch = readPatch("$patch: delete\napiVersion: v1\nkind: Namespace\nmetadata: {name: x}\n", {
      kind: "Namespace",
    });
    assert.throws(
      () => applyTo(NAMESPACE, [{ origin: "patches[0]", patch }]),
      /^Error: patches\[0\]: deletes Namespace flux-system, which Flux cannot run from Git without$/,
    );
  });
});
