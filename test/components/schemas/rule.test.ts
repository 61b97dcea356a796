import assert from "node:assert/strict";
import { evaluateRule, programOf } from "../../../components/schemas/rule";
import type { Rule, StructuralSchema } from "../../../components/schemas/structural-schema";
import { UNKNOWN } from "../../../components/schemas/value-path";
import { objectsOf } from "../../../components/manifests/parse";
import { referenceBundle } from "../manifests/reference-bundle";
import { RELEASES } from "./kinds";

describe("judge", () => {
  const says = (rule: string, value: unknown, schema: StructuralSchema = { type: "object" }) =>
    evaluateRule({ rule }, schema, value);

  it("judges what it knows", () => {
    assert.equal(says("has(self.a) && size(self.b) > 0", { a: "", b: [1] }), true);
    assert.equal(says("!has(self.a) || self.a == 'x'", { a: "y" }), false);
    assert.equal(says("self.all(item, item > 1)", [1, 2]), false);
  });

  it("does not judge what depends on a value that is not known", () => {
    assert.equal(says("has(self.a)", { a: UNKNOWN }), undefined);
    assert.equal(says("self.a == 'x'", { a: UNKNOWN }), undefined);
    assert.equal(says("self[0] == 'x'", [UNKNOWN], { type: "array" }), undefined);
  });

  it("judges what is decided without the value that is not known", () => {
    assert.equal(says("has(self.a) || has(self.b)", { a: UNKNOWN, b: 1 }), true);
    assert.equal(says("has(self.a) && has(self.b)", { a: UNKNOWN }), false);
  });

  it("leaves to the API server what only that can judge", () => {
    assert.equal(says("self.a == oldSelf.a", { a: 1 }), undefined);
    assert.equal(says("quantity(self.a).isInteger()", { a: "1" }), undefined);
    assert.equal(says("self.a.b == 1", { a: {} }), undefined);
    const schema = { type: "object", properties: { at: { type: "string", format: "duration" } } };
    assert.equal(says("self.at == '60s'", { at: "1m" }, schema), undefined);
  });

  it("compares whole numbers with those of the rule", () => {
    const schema = { type: "object", properties: { a: { type: "integer" }, b: { type: "number" } } };
    assert.equal(says("self.a == 3 && self.a % 2 == 1", { a: 3, b: 3 }, schema), true);
    assert.equal(says("self.b == 3.0", { b: 3 }, schema), true);
  });

  it("knows the fields whose names are words of CEL", () => {
    const schema = { type: "object", properties: { namespace: { type: "string" }, "x-y": { type: "string" } } };
    assert.equal(
      says("self.__namespace__ == 'a' && has(self.x__dash__y)", { namespace: "a", "x-y": "" }, schema),
      true,
    );
  });

  for (const version of RELEASES) {
    it(`can judge every rule of ${version}`, () => {
      const rules = Object.values(referenceBundle(version).files)
        .filter((text) => text.includes("kind: CustomResourceDefinition"))
        .flatMap((text) => rulesOf(objectsOf(text)));
      assert.ok(rules.length > 10);
      for (const { rule } of rules) assert.ok(programOf(rule), rule);
    });
  }
});

function rulesOf(value: unknown): Rule[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === "x-kubernetes-validations" ? (inner as Rule[]) : rulesOf(inner),
  );
}
