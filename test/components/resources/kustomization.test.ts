import assert from "node:assert/strict";

import * as pulumi from "@pulumi/pulumi";

import { composeKustomization } from "../../../components/flux-objects/kustomization";
import { resolved } from "../monitor";
import { secretsOf } from "../flux-objects/parts";

describe("kustomizationParts", () => {
  const parts = (args: Partial<Parameters<typeof composeKustomization>[1]> = {}) =>
    composeKustomization("web", { sourceRef: { kind: "GitRepository", name: "web" }, prune: true, ...args });
  const decryptionKeys = { "age.agekey": "AGE-SECRET-KEY-1", "author.asc": pulumi.output("pgp") };

  it("makes no Secret and says nothing of a decryption, unless there are keys", () => {
    const { spec, secrets } = parts();
    assert.deepEqual([spec["decryption"], secrets], [undefined, []]);
    const referring = { provider: "sops", secretRef: { name: "mine" } } as const;
    assert.deepEqual(
      [parts({ decryption: referring }).spec["decryption"], parts({ decryption: referring }).problems],
      [referring, []],
    );
  });

  it("makes a Secret of the keys that are decrypted with, which Flux watches", async () => {
    const made = parts({ decryptionKeys });
    assert.deepEqual(await secretsOf(made), {
      "web-decryption": { "age.agekey": "AGE-SECRET-KEY-1", "author.asc": "pgp" },
    });
    assert.deepEqual(made.secrets[0]?.labels, { "reconcile.fluxcd.io/watch": "Enabled" });
    assert.deepEqual(made.spec["decryption"], { provider: "sops", secretRef: { name: "web-decryption" } });
    assert.deepEqual(made.problems, []);
    assert.ok(!("decryptionKeys" in made.spec));
  });

  it("adds the keys to a decryption, be that an output or not", async () => {
    const decryption = { provider: "sops", serviceAccountName: "decrypter" } as const;
    for (const given of [decryption, pulumi.output(decryption)]) {
      const { spec } = parts({ decryption: given, decryptionKeys });
      assert.deepEqual(await resolved(pulumi.output(spec["decryption"])), {
        ...decryption,
        secretRef: { name: "web-decryption" },
      });
    }
  });

  it("refuses operations that kustomize takes for JSON, and passes on all others", () => {
    const patch = " [{op: remove, path: /spec/replicas}]";
    const target = { kind: "Deployment" };
    const { problems } = parts({
      patches: [
        { patch: "- {op: remove, path: /spec/replicas}", target },
        { patch, target },
      ],
    });
    assert.deepEqual(
      problems.map(({ propertyPath }) => propertyPath),
      ["patches[1].patch"],
    );
    assert.match(problems[0]?.reason ?? "", /^must be JSON where it begins with "\[", .*`- op:`, or write JSON\.$/);
    const late = pulumi.output(patch);
    assert.deepEqual(parts({ patches: [{ patch: late, target }] }).problems, []);
    assert.deepEqual(parts({ patches: pulumi.output([{ patch, target }]) }).problems, []);
  });
});
