import assert from "node:assert/strict";

import * as pulumi from "@pulumi/pulumi";

import { composeHelmRelease } from "../../../components/flux-objects/helm-release";
import { resolved } from "../monitor";
import { linesOf } from "../flux-objects/parts";

const SPEC = { chart: "web", sourceRef: { kind: "HelmRepository", name: "charts" } } as const;
const KEYS = { "cosign.pub": "PUB" };
const REFERRING = { provider: "cosign", secretRef: { name: "web-verification" } };

describe("verificationKeys of a HelmRelease", () => {
  it("are made into a Secret that the chart's verify refers to", () => {
    const { spec, secrets, problems } = composeHelmRelease("web", {
      chart: { spec: { ...SPEC, verify: { provider: "cosign" } } },
      verificationKeys: KEYS,
    });
    assert.deepEqual(spec, { interval: "10m0s", chart: { spec: { ...SPEC, verify: REFERRING } } });
    assert.deepEqual([secrets, problems], [[{ name: "web-verification", data: KEYS }], []]);
  });

  it("go into a chart of which something is an output", async () => {
    const verify = pulumi.output({ provider: "cosign" as const });
    for (const chart of [
      { spec: { ...SPEC, verify } },
      { spec: pulumi.output({ ...SPEC, verify }) },
      pulumi.output({ spec: { ...SPEC, verify } }),
    ]) {
      const { spec, problems } = composeHelmRelease("web", { chart, verificationKeys: KEYS });
      assert.deepEqual(await resolved(pulumi.output(spec["chart"])), { spec: { ...SPEC, verify: REFERRING } });
      assert.deepEqual(problems, []);
    }
  });

  it("must not stand beside a verify that refers to a Secret, which they would replace", () => {
    const chart = { spec: { ...SPEC, verify: { provider: "cosign", secretRef: { name: "mine" } } } } as const;
    assert.deepEqual(linesOf(composeHelmRelease("web", { chart, verificationKeys: KEYS })), [
      "chart.spec.verify.secretRef: conflicts with verificationKeys, which creates this Secret; set only one of them",
    ]);
    assert.deepEqual(linesOf(composeHelmRelease("web", { chart })), []);
  });
});

describe("postRenderers of a HelmRelease", () => {
  it("must have operations that kustomize reads", () => {
    const patches = [{ patch: "[{op: remove, path: /spec/replicas}]", target: { kind: "Deployment" } }];
    const lines = linesOf(
      composeHelmRelease("web", { chart: { spec: SPEC }, postRenderers: [{}, { kustomize: { patches } }] }),
    );
    assert.match(lines.join("\n"), /^postRenderers\[1\]\.kustomize\.patches\[0\]\.patch: must be JSON where it begins/);
  });
});
