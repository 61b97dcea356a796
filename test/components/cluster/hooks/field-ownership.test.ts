import assert from "node:assert/strict";

import {
  ownedByFlux,
  removedFields,
  withoutFluxOwning,
  type FieldPath,
} from "../../../../components/cluster/hooks/field-ownership";
import type { FieldSet } from "../../../../components/cluster/hooks/live-object";

describe("removedFields", () => {
  const rows: readonly (readonly [string, object, object, readonly FieldPath[]])[] = [
    ["nothing for what is the same", { spec: { interval: "1m" } }, { spec: { interval: "1m" } }, []],
    ["nothing for what is changed", { spec: { interval: "1m" } }, { spec: { interval: "2m" } }, []],
    ["nothing for what is added", { spec: {} }, { spec: { verify: { mode: "HEAD" } } }, []],
    ["a field with all that it holds", { spec: { verify: { mode: "HEAD" } } }, { spec: {} }, [["spec", "verify"]]],
    [
      "a field within another",
      { spec: { ref: { branch: "main", tag: "v1" } } },
      { spec: { ref: { branch: "main" } } },
      [["spec", "ref", "tag"]],
    ],
    ["what is undefined or null", { a: 1, b: 2 }, { a: undefined, b: null }, [["a"], ["b"]]],
    ["nothing for what was undefined or null", { a: undefined, b: null }, {}, []],
    ["nothing for a shorter list", { include: [{ from: "a" }, { to: "b" }] }, { include: [{ from: "a" }] }, []],
    ["a list", { include: ["a"] }, {}, [["include"]]],
    ["nothing for another kind of value", { a: { b: 1 } }, { a: "b" }, []],
    [
      "an annotation and a label",
      { metadata: { annotations: { "example.com/a": "1", b: "2" }, labels: { tier: "x" } } },
      { metadata: { annotations: { b: "2" }, labels: {} } },
      [
        ["metadata", "annotations", "example.com/a"],
        ["metadata", "labels", "tier"],
      ],
    ],
  ];
  for (const [what, before, after, expected] of rows)
    it(`are ${what}`, () => assert.deepEqual(removedFields(before, after), expected));
});

describe("withoutFluxOwning", () => {
  const OWNED: FieldSet = {
    "f:metadata": { "f:labels": { "f:kustomize.toolkit.fluxcd.io/name": {}, "f:example.com/tier": {} } },
    "f:spec": {
      "f:decryption": { "f:provider": {}, "f:secretRef": { "f:name": {} } },
      "f:interval": {},
      "f:ref": { "f:tag": {} },
      "f:sourceRef": {},
      "f:substitute": { ".": {}, "f:a": {} },
    },
  };
  const flux = { manager: "kustomize-controller", operation: "Apply", fieldsV1: OWNED };
  const others = [
    { manager: "pulumi-kubernetes", operation: "Apply", fieldsV1: OWNED },
    { manager: "kustomize-controller", operation: "Update", fieldsV1: OWNED },
    { manager: "kustomize-controller", operation: "Apply", subresource: "status", fieldsV1: OWNED },
  ];
  const spec = OWNED["f:spec"] ?? {};
  const rows: readonly (readonly [string, readonly FieldPath[], FieldSet | undefined])[] = [
    ["nothing", [], undefined],
    [
      "what Flux does not own",
      [
        ["spec", "verify"],
        ["spec", "decryption", "serviceAccountName"],
      ],
      undefined,
    ],
    ["a part of what Flux owns as a whole", [["spec", "sourceRef", "namespace"]], undefined],
    [
      "a field with all that it holds",
      [["spec", "decryption"]],
      {
        ...OWNED,
        "f:spec": {
          "f:interval": {},
          "f:ref": { "f:tag": {} },
          "f:sourceRef": {},
          "f:substitute": { ".": {}, "f:a": {} },
        },
      },
    ],
    [
      "a field within another",
      [["spec", "decryption", "secretRef", "name"]],
      { ...OWNED, "f:spec": { ...spec, "f:decryption": { "f:provider": {} } } },
    ],
    [
      "the last field within another, without becoming the owner of all of that one",
      [["spec", "ref", "tag"]],
      {
        ...OWNED,
        "f:spec": {
          "f:decryption": { "f:provider": {}, "f:secretRef": { "f:name": {} } },
          "f:interval": {},
          "f:sourceRef": {},
          "f:substitute": { ".": {}, "f:a": {} },
        },
      },
    ],
    [
      "an entry of a map that Flux owns, too",
      [["spec", "substitute", "a"]],
      { ...OWNED, "f:spec": { ...spec, "f:substitute": { ".": {} } } },
    ],
    [
      "a label, and a field that nobody has",
      [
        ["metadata", "labels", "example.com/tier"],
        ["spec", "none"],
      ],
      { ...OWNED, "f:metadata": { "f:labels": { "f:kustomize.toolkit.fluxcd.io/name": {} } } },
    ],
  ];
  for (const [what, fields, expected] of rows)
    it(`lets Flux go of ${what}`, () => {
      const left = withoutFluxOwning([...others, flux], fields);
      if (expected === undefined) assert.equal(left, undefined);
      else assert.deepEqual(left, [...others, { ...flux, fieldsV1: expected }]);
    });

  it("has nothing to say of an object that Flux has not applied", () => {
    assert.equal(withoutFluxOwning(others, [["spec", "decryption"]]), undefined);
  });
});

describe("ownedByFlux", () => {
  const flux = { manager: "kustomize-controller", operation: "Apply" };
  const installers = [
    { manager: "pulumi-kubernetes-0a1b2c3d", operation: "Apply" },
    { manager: "pulumi-kubernetes", operation: "Update" },
    { manager: "flux", operation: "Apply" },
  ];
  const others = [
    { manager: "kubectl-edit", operation: "Update" },
    { manager: "fluxconfig-agent", operation: "Apply" },
    { manager: "pulumi-kubernetes", operation: "Update", subresource: "status" },
  ];

  it("takes away whoever has installed Flux, and nobody else", () => {
    assert.deepEqual(ownedByFlux([...installers, flux, ...others]), [flux, ...others]);
  });

  it("changes nothing when nobody has, or Flux does not apply the object", () => {
    for (const fields of [
      [flux, ...others],
      installers,
      [...installers, { ...flux, operation: "Update" }],
      [...installers, { ...flux, subresource: "status" }],
      [],
    ])
      assert.equal(ownedByFlux(fields), undefined);
  });
});
