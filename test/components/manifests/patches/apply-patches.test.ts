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

  const missed: readonly (readonly [string, PatchTarget?])[] = [
    ["apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: b, namespace: flux-system}\n"],
    ["apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\n"],
    ["- {op: remove, path: /spec}", { kind: "Deploy" }],
    ["- {op: remove, path: /spec}", { kind: "Deployment", namespace: "default" }],
    ["- {op: remove, path: /spec}", { labelSelector: "app=b" }],
    ["- {op: remove, path: /spec}", { group: "batch" }],
  ];
  for (const [text, target] of missed) {
    it(`refuses a patch that is for nothing: ${JSON.stringify(target ?? text)}`, () => {
      assert.throws(() => apply(text, target), /^Error: patches\[0\]: is for none of Flux's objects\. /);
    });
  }

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
      "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: x}\nspec: {template: {spec: {containers: [{name: manager, ports: [{containerPort: 1}]}]}}}\n",
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
      /patches\[0\]: target\.name: Invalid regular expression/,
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
