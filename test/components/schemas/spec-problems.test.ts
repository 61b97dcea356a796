import assert from "node:assert/strict";
import { specProblems } from "../../../components/schemas/spec-problems";
import type { StructuralSchema } from "../../../components/schemas/structural-schema";
import { UNKNOWN } from "../../../components/schemas/value-path";
import { RELEASES, schemaOfKind, type Kind } from "./kinds";

const GIT = { interval: "1m", url: "https://github.com/acme/fleet" };
const BUCKET = { interval: "1m", endpoint: "s3.example.com", bucketName: "fleet" };
const CHART_REF = { kind: "OCIRepository", name: "app" };

function lines(schema: StructuralSchema, spec: unknown, propertyPath = "spec"): string[] {
  return specProblems(schema, spec, propertyPath).map((problem) => `${problem.propertyPath}: ${problem.reason}`);
}

for (const version of RELEASES) {
  const problems = (kind: Kind, spec: unknown): string[] => lines(schemaOfKind(version, kind), spec);

  describe(`specProblems with the schemas of ${version}`, () => {
    it("has nothing against what is right", () => {
      assert.deepEqual(problems("GitRepository", GIT), []);
      assert.deepEqual(problems("Bucket", BUCKET), []);
      assert.deepEqual(
        problems("HelmRelease", { interval: "1h", chartRef: CHART_REF, values: { anything: [null, { goes: 1 }] } }),
        [],
      );
    });

    it("names what is missing", () => {
      assert.deepEqual(problems("GitRepository", { url: GIT.url }), ["spec.interval: is required"]);
      assert.deepEqual(problems("GitRepository", { ...GIT, interval: undefined }), ["spec.interval: is required"]);
    });

    it("names a value that its field does not take", () => {
      assert.deepEqual(problems("GitRepository", { ...GIT, interval: "60" }), [
        'spec.interval: must be a Go duration such as "1m0s", got "60"',
      ]);
      assert.deepEqual(problems("GitRepository", { ...GIT, timeout: "1h" }), [
        'spec.timeout: must be a Go duration such as "1m0s", without hours, got "1h"',
      ]);
      assert.deepEqual(problems("GitRepository", { ...GIT, url: "git@github.com:acme/fleet" }), [
        'spec.url: must match ^(http|https|ssh)://.*$, got "git@github.com:acme/fleet"',
      ]);
      assert.deepEqual(problems("GitRepository", { ...GIT, suspend: "no" }), [
        'spec.suspend: must be true or false, got "no"',
      ]);
      assert.deepEqual(
        problems("Alert", {
          eventSources: [{ kind: "Bucket", name: "a" }],
          eventSeverity: "warning",
          providerRef: { name: "chat" },
        }),
        ['spec.eventSeverity: expected one of info, error, got "warning"'],
      );
    });

    it("names a field that the release does not have", () => {
      const [problem = ""] = problems("GitRepository", { ...GIT, ref: { brnch: "main" } });
      assert.equal(problem, 'spec.ref.brnch: unknown field. Did you mean "branch"?');
    });

    it("completes the spec by the schema's defaults before it judges the rules", () => {
      // The provider is generic where nothing is said.
      assert.deepEqual(
        problems("Bucket", { ...BUCKET, sts: { provider: "aws", endpoint: "https://sts.example.com" } }),
        ["spec: 'ldap' is the only supported STS provider for the 'generic' Bucket provider"],
      );
    });

    it("judges the rules within a spec", () => {
      const strategy = { name: "RemediateOnFailure", retryInterval: "5m" };
      assert.deepEqual(problems("HelmRelease", { interval: "1h", chartRef: CHART_REF, install: { strategy } }), [
        "spec.install.strategy: .retryInterval cannot be set when .name is 'RemediateOnFailure'",
      ]);
      assert.deepEqual(problems("HelmRelease", { interval: "1h", chartRef: CHART_REF, kubeConfig: {} }), [
        "spec.kubeConfig: exactly one of spec.kubeConfig.configMapRef or spec.kubeConfig.secretRef must be specified",
      ]);
    });

    it("passes over what is not known yet", () => {
      assert.deepEqual(problems("GitRepository", UNKNOWN), []);
      assert.deepEqual(
        problems("GitRepository", { ...GIT, interval: UNKNOWN, secretRef: { name: UNKNOWN }, ref: UNKNOWN }),
        [],
      );
      assert.deepEqual(problems("HelmRelease", { interval: "1h", chart: UNKNOWN }), []);
      assert.deepEqual(
        problems("Bucket", { ...BUCKET, provider: UNKNOWN, sts: { provider: "aws", endpoint: UNKNOWN } }),
        [],
      );
      assert.deepEqual(problems("Alert", { eventSources: [UNKNOWN, {}], providerRef: { name: "chat" } }), [
        "spec.eventSources[1].kind: is required",
        "spec.eventSources[1].name: is required",
      ]);
    });

    it("does not let a rule speak of a value that is wrong already", () => {
      const [problem, ...others] = problems("Bucket", {
        ...BUCKET,
        provider: "azur",
        serviceAccountName: "a",
        secretRef: { name: 1 },
      });
      assert.match(String(problem), /^spec\.provider: expected one of .*, got "azur"$/);
      assert.deepEqual(others, [
        "spec.secretRef.name: must be a string",
        "spec: cannot set both .spec.secretRef and .spec.serviceAccountName",
      ]);
    });

    it("never shows what may be a secret", () => {
      const found = [
        ...problems("GitRepository", { ...GIT, secretRef: "hunter2" }),
        ...problems("GitRepository", { ...GIT, url: "git://me:hunter2@example.com" }),
        ...problems("Kustomization", {
          interval: "1h",
          prune: true,
          sourceRef: CHART_REF,
          postBuild: { substitute: { a: ["hunter2"], b: 42 } },
        }),
        ...problems("Provider", { type: "slack", address: "hunter2" }),
      ].join("\n");
      assert.match(found, /secretRef: must be an object$/m);
      assert.doesNotMatch(found, /hunter2|42/);
    });
  });
}

describe("specProblems", () => {
  it("says the path that the caller typed", () => {
    const schema = {
      type: "object",
      properties: { labels: { type: "object", additionalProperties: { type: "string" } } },
    };
    assert.deepEqual(lines(schema, { labels: { "a/b": 1, c: 2 } }, "sources[1].spec"), [
      'sources[1].spec.labels["a/b"]: must be a string, got 1',
      "sources[1].spec.labels.c: must be a string, got 2",
    ]);
    assert.deepEqual(lines(schema, { label: {} }, ""), ['label: unknown field. Did you mean "labels"?']);
  });

  it("takes a number or a text where the schema takes both", () => {
    const port = { "x-kubernetes-int-or-string": true, anyOf: [{ type: "integer" }, { type: "string" }] };
    const schema = { type: "object", properties: { port } };
    assert.deepEqual(
      [1, "http", 1.5, true].map((value) => lines(schema, { port: value })),
      [
        [],
        [],
        ["spec.port: must be a whole number or a string, got 1.5"],
        ["spec.port: must be a whole number or a string, got true"],
      ],
    );
  });

  it("takes any field where the schema preserves them, and checks those that it knows", () => {
    const schema = {
      type: "object",
      "x-kubernetes-preserve-unknown-fields": true,
      properties: { a: { type: "boolean" } },
    };
    assert.deepEqual(lines(schema, { a: 1, b: { c: null } }), ["spec.a: must be true or false, got 1"]);
  });

  it("reads a pattern as Go does, and passes over one that JavaScript does not know", () => {
    const texts = (pattern: string, ...values: string[]) =>
      values.map((value) => lines({ type: "string", pattern }, value).length);
    assert.deepEqual(texts("^a.[.]$", "a\r.", "a\u2028.", "a\n.", "abc"), [0, 0, 1, 1]);
    assert.deepEqual(texts("(?i)^a$", "A", "b"), [0, 0]);
  });

  it("takes the whole numbers that the API server can read", () => {
    const schema = { type: "integer" };
    assert.deepEqual(
      [2 ** 53, -(2 ** 63), 2 ** 63, 1e21].map((value) => lines(schema, value).length),
      [0, 0, 1, 1],
    );
  });

  it("leaves out a null where none is allowed, except in a list", () => {
    const text = { type: "string" };
    const schema = {
      type: "object",
      properties: { a: text, b: { type: "object", additionalProperties: text }, c: { type: "array", items: text } },
    };
    assert.deepEqual(lines(schema, { a: null, b: { x: null }, c: [null] }), ["spec.c[0]: must be a string, got null"]);
    assert.deepEqual(lines({ ...schema, required: ["a"] }, { a: null }), ["spec.a: is required"]);
  });

  it("finds the items of a list that have their keys in common", () => {
    const item = { type: "object", properties: { a: { type: "string" }, b: { type: "string" } } };
    const list = { type: "array", items: item, "x-kubernetes-list-type": "map", "x-kubernetes-list-map-keys": ["a"] };
    assert.deepEqual(lines(list, [{ a: "x" }, { a: "y", b: "z" }, { a: "x" }, { a: UNKNOWN }, { a: UNKNOWN }]), [
      "spec[2]: has the same key as an item before it",
    ]);
  });

  it("is not misled by what every object of JavaScript has", () => {
    const schema = { type: "object", required: ["constructor"], properties: { constructor: { type: "string" } } };
    assert.deepEqual(lines(schema, {}), ["spec.constructor: is required"]);
    assert.deepEqual(lines({ type: "object", "x-kubernetes-validations": [{ rule: "has(self.toString)" }] }, {}), [
      "spec: must satisfy has(self.toString)",
    ]);
    assert.deepEqual(lines({ type: "object" }, JSON.parse('{ "__proto__": { "a": 1 } }')), [
      "spec.__proto__: unknown field, expected one of none",
    ]);
  });

  it("changes nothing of what it is given", () => {
    const spec = Object.freeze({ ...BUCKET, secretRef: Object.freeze({ name: "a" }) });
    assert.deepEqual(lines(schemaOfKind("v2.9.4", "Bucket"), spec), []);
    assert.deepEqual(Object.keys(spec), ["interval", "endpoint", "bucketName", "secretRef"]);
  });
});
