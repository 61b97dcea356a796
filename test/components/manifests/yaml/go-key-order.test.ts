import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { goKeyOrder } from "../../../../components/manifests/yaml/go-key-order";

describe("goKeyOrder", () => {
  // Each list as `yaml.Marshal` of sigs.k8s.io/yaml v1.6.0 sorts it.
  const sorted: Readonly<Record<string, readonly string[]>> = {
    "a prefix before what it begins": ["app", "app.kubernetes.io/component", "app.kubernetes.io/instance"],
    "numbers by their value": ["a2", "a10", "a10b", "a11"],
    "anything else before letters": ["a-b", "a.b", "a/b", "a_b", "a1", "aA", "ab"],
    "capitals before small letters": ["podSelector", "podselector"],
    "the fields of a pod": ["imagePullSecrets", "nodeSelector", "priorityClassName", "tolerations", "volumes"],
  };
  for (const [what, keys] of Object.entries(sorted)) {
    it(`puts ${what}`, () => {
      assert.deepEqual([...keys].reverse().sort(goKeyOrder), keys);
    });
  }

  it("is an order: no two keys are before each other, and only the same are equal", () => {
    const key = fc.stringMatching(/^[ab0-2._]{0,5}$/);
    fc.assert(
      fc.property(key, key, (a, b) => {
        assert.equal(Math.sign(goKeyOrder(a, b)), 0 - Math.sign(goKeyOrder(b, a)));
        assert.equal(goKeyOrder(a, b) === 0, a === b);
      }),
    );
  });
});
