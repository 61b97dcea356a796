import assert from "node:assert/strict";

import {
  deletedObjects,
  keptChanges,
  patchFiles,
  withKeptChanges,
  withoutDeleted,
} from "../../../components/manifests/kept-changes";
import type { KubernetesObject } from "../../../components/manifests/kubernetes-object";

const NAMESPACE: KubernetesObject = { apiVersion: "v1", kind: "Namespace", metadata: { name: "flux-system" } };
const ANNOTATED = "apiVersion: v1\nkind: Namespace\nmetadata: {name: flux-system, annotations: {a: b}}\n";
const NOTHING = {
  patches: [],
  labels: [],
  annotations: {},
  laterPatches: [],
  replicas: [],
  images: [],
  others: [],
};
const none = () => undefined;

describe("the changes of a person's kustomization.yaml", () => {
  it("name the files of their patches", () => {
    const text =
      'patches: [{path: one.yaml}, {patch: "a\\nb"}, {}]\npatchesStrategicMerge: [two.yaml, "a\\nb"]\npatchesJson6902: [{path: ../three.yaml}]\n';
    assert.deepEqual(patchFiles(text), ["two.yaml", "one.yaml", "../three.yaml"]);
  });

  it("are none of an unreadable file", () => {
    for (const text of ["", "# only a comment\n", "- a list", "{", "a: &b c\nd: *b\n"]) {
      assert.deepEqual(patchFiles(text), []);
      assert.deepEqual(keptChanges(text, none), NOTHING);
    }
  });

  const left: Readonly<Record<string, readonly string[]>> = {
    "components: [../x]\ngenerators: [a]\nresources: [a]\n": ["components", "generators"],
    "commonLabels: {a: 1}\ncommonAnnotations: [a]\nnamespace: x\n": ["commonLabels", "commonAnnotations"],
    "labels: [{pairs: {a: b}, fields: [{path: spec/x}]}, {pairs: {a: 1}}, {pairs: {a: b}}]\n": [
      "labels[0]",
      "labels[1]",
    ],
    "replicas: [{name: a, count: b}]\nimages: [{newName: a}]\n": ["replicas[0]", "images[0]"],
    "patches: [{path: missing.yaml}]\n": ["patches[0]"],
    "patches: [{}, 7, {patch: 'not: a patch'}]\n": ["patches[0]", "patches[1]", "patches[2]"],
    "patches: [{patch: '[{op: test, path: /a, value: 1}]', target: {name: '('}}]\n": ["patches[0]"],
    "patchesJson6902: [{patch: '[{op: other, path: /a}]', target: {kind: Namespace}}]\n": ["patchesJson6902[0]"],
  };
  for (const [text, others] of Object.entries(left)) {
    it(`leave ${others.join(", ")} to Flux`, () => {
      assert.deepEqual(keptChanges(text, none).others, others);
    });
  }

  it("are applied to the objects that they are for", () => {
    const changes = keptChanges("patches: [{path: a.yaml}]\n", () => ANNOTATED);
    assert.deepEqual(withKeptChanges(NAMESPACE, changes).metadata.annotations, { a: "b" });
    const other = { ...NAMESPACE, metadata: { name: "other" } };
    assert.equal(withKeptChanges(other, changes), other);
  });

  for (const [what, patch] of [
    ["deletes it", "$patch: delete\napiVersion: v1\nkind: Namespace\nmetadata: {name: flux-system}\n"],
    ["cannot be applied to it", "- {op: remove, path: /spec/nothing}\n"],
  ] as const) {
    it(`leave an object as it is where one ${what}`, () => {
      const text = "patches: [{path: a.yaml, target: {kind: Namespace}}, {path: b.yaml}]\n";
      const changes = keptChanges(text, (file) => (file === "a.yaml" ? patch : ANNOTATED));
      assert.deepEqual(changes.others, []);
      assert.deepEqual(withKeptChanges(NAMESPACE, changes).metadata.annotations, { a: "b" });
    });
  }

  it("tell which objects they delete, by the first patch that does, and Flux is left without them unless it needs them", () => {
    const text = `patches:
  - {patch: "$patch: delete\\napiVersion: v1\\nkind: Namespace\\nmetadata: {name: flux-system}\\n"}
  - {patch: "$patch: delete\\nkind: Any\\napiVersion: v1\\nmetadata: {name: any}\\n", target: {kind: "Namespace|Secret"}}
  - {patch: "kind: Any\\napiVersion: v1\\nmetadata: {name: any, labels: {a: b}}\\n", target: {kind: ServiceAccount}}
`;
    const objects = ["Namespace", "Secret", "ServiceAccount"].map((kind) => ({ ...NAMESPACE, kind }));
    assert.deepEqual(
      withoutDeleted(objects, keptChanges(text, none)).map(({ kind }) => kind),
      ["Namespace", "ServiceAccount"],
    );
    assert.deepEqual(
      deletedObjects(objects, keptChanges(text, none)).map(({ object, origin }) => [object.kind, origin]),
      [
        ["Namespace", "patches[0]"],
        ["Secret", "patches[1]"],
      ],
    );
  });
});
