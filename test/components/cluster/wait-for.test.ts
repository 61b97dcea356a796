import assert from "node:assert/strict";

import { evaluatesOr, isEndable, waitFor } from "../../../components/cluster/wait-for";

describe("waitFor", () => {
  it("ends with the answer to the request, or without its annotation", () => {
    const condition = waitFor("5f0c3a91", true);
    assert.equal(
      condition,
      'jsonpath={.status.conditions[?@.type=="Ready"&&@.status=="True"&&$.status.lastHandledReconcileAt=="5f0c3a91"||!$.metadata.annotations["pulumi.com/waitFor"]]}',
    );
    assert.ok(isEndable(condition));
  });

  it("ends only with the answer where the provider cannot evaluate more", () => {
    const condition = waitFor("5f0c3a91", false);
    assert.equal(condition, '["jsonpath={.status.lastHandledReconcileAt}=5f0c3a91","condition=Ready"]');
    assert.ok(!isEndable(condition));
  });
});

describe("evaluatesOr", () => {
  for (const [version, expected] of [
    ["4.19.0", false],
    ["4.23.9", false],
    ["4.24.0", true],
    ["4.32.0", true],
    ["4.34.0-alpha.1", true],
    ["5.0.0", true],
  ] as const)
    it(`${expected ? "holds" : "does not hold"} for a provider of version ${version}`, () => {
      assert.equal(evaluatesOr(version), expected);
    });
});
