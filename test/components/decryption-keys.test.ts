import assert from "node:assert/strict";

import type { FluxBootstrapArgs } from "../../components";
import { problems } from "../../components/bootstrap/problems";
import { resolve } from "../../components/bootstrap/resolve";
import { linesOf } from "./flux-objects/parts";
import { MINIMAL, register, theOnly } from "./monitor";

const IDENTITY = "AGE-SECRET-KEY-1HUNTER2";
const SYNC = { decryptionKeys: { "age.agekey": IDENTITY } };
const REFERRING = { provider: "sops", secretRef: { name: "flux-system-decryption" } };
const STORE: FluxBootstrapArgs = { path: "clusters/prod", ociRepository: { url: "oci://registry.example.com/fleet" } };

describe("sync.decryptionKeys", () => {
  it("go into a Secret that Flux watches, and to Git only by its name", async () => {
    const { resources } = await register({ ...MINIMAL, sync: SYNC });
    const { inputs } = theOnly(resources, "kubernetes:core/v1:Secret", "fleet-flux-system-decryption");
    assert.equal(inputs.metadata.name, "flux-system-decryption");
    assert.deepEqual(inputs.metadata.labels, { "reconcile.fluxcd.io/watch": "Enabled" });
    assert.ok(JSON.stringify(inputs.stringData).includes(IDENTITY));
    const elsewhere = resources.filter(({ name }) => name !== "fleet-flux-system-decryption");
    assert.ok(!JSON.stringify(elsewhere.map(({ inputs: others }) => others)).includes(IDENTITY));
    const { content } = theOnly(resources, "github:index/repositoryFile:RepositoryFile", "fleet-gotk-sync.yaml").inputs;
    assert.match(
      String(content),
      /\n {2}decryption:\n {4}provider: sops\n {4}secretRef:\n {6}name: flux-system-decryption\n/,
    );
    assert.deepEqual(
      theOnly(resources, "kubernetes:kustomize.toolkit.fluxcd.io/v1:Kustomization").inputs.spec.decryption,
      REFERRING,
    );
  });

  it("are for a store too", () => {
    const { source, sync } = resolve({ ...STORE, sync: SYNC });
    assert.ok(source.kind === "artifact");
    assert.deepEqual(
      source.secrets.map(({ name, data }) => [name, data]),
      [["flux-system-decryption", SYNC.decryptionKeys]],
    );
    assert.deepEqual(sync.kustomization, { decryption: REFERRING });
  });

  it("are named after the sync, and leave the rest of a decryption as it is", () => {
    const decryption = { provider: "sops", serviceAccountName: "decrypter" } as const;
    const { sync } = resolve({ ...MINIMAL, sync: { ...SYNC, name: "fleet", decryption } });
    assert.deepEqual(sync.kustomization, { decryption: { ...decryption, secretRef: { name: "fleet-decryption" } } });
  });

  it("are refused with the path that was typed", () => {
    const sync = {
      decryption: { provider: "sops", secretRef: { name: "mine" } },
      decryptionKeys: { "age.key": IDENTITY },
    } as const;
    for (const args of [
      { ...MINIMAL, sync },
      { ...STORE, sync },
    ]) {
      const [name = "", reference, ...others] = linesOf({ problems: problems(args) });
      assert.match(name, /^sync\.decryptionKeys: must be a name that Flux reads: .*, got "age\.key"$/);
      assert.deepEqual(
        [reference, others],
        [
          "sync.decryption.secretRef: conflicts with decryptionKeys, which creates this Secret; set only one of them",
          [],
        ],
      );
    }
  });
});
