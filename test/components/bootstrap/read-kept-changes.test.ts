import assert from "node:assert/strict";

import * as pulumi from "@pulumi/pulumi";

import { readKeptChanges } from "../../../components/bootstrap/read-kept-changes";
import { keptChanges, type KeptChanges } from "../../../components/manifests/kept-changes";
import { resolveOutput } from "../../../components/pulumi/resolve-output";
import { MINIMAL, register, resolved, run, theOnly } from "../monitor";

const RESOURCES = "resources: [gotk-components.yaml, gotk-sync.yaml]\n";
const PATCH = "apiVersion: v1\nkind: Namespace\nmetadata: {name: flux-system, annotations: {a: b}}\n";

describe("readKeptChanges", () => {
  const OBJECTS = ["allow-egress", "allow-scraping"].map((name) => ({
    apiVersion: "networking.k8s.io/v1",
    kind: "NetworkPolicy",
    metadata: { name, namespace: "flux-system" },
  }));

  async function read(files: Readonly<Record<string, string>>): Promise<{ changes: KeptChanges; asked: string[] }> {
    const asked: string[] = [];
    const host = {
      read: (file: string) => {
        asked.push(file);
        return pulumi.output(files[file]);
      },
    };
    const { made } = await run(() =>
      resolveOutput(
        readKeptChanges(
          host,
          { directory: "prod/flux-system", objects: OBJECTS },
          new pulumi.ComponentResource("a:b:C", "c"),
        ),
      ),
    );
    return { changes: await made, asked };
  }

  it("reads the files of the patches, from the directory of the kustomization", async () => {
    const { changes, asked } = await read({
      "prod/flux-system/kustomization.yaml": `${RESOURCES}patches: [{path: ../common/a.yaml}, {path: "https://example.com/b.yaml"}]\n`,
      "prod/common/a.yaml": PATCH,
    });
    assert.deepEqual(asked, ["prod/flux-system/kustomization.yaml", "prod/common/a.yaml"]);
    assert.deepEqual(
      changes.patches.map(({ origin }) => origin),
      ["patches[0]"],
    );
    assert.deepEqual(changes.others, ["patches[1]"]);
  });

  it("finds nothing in a kustomization.yaml that nobody has changed, and in none", async () => {
    for (const files of [{}, { "prod/flux-system/kustomization.yaml": RESOURCES }]) {
      const { changes, asked } = await read(files);
      assert.deepEqual(
        changes,
        keptChanges("", () => undefined),
      );
      assert.deepEqual(asked, ["prod/flux-system/kustomization.yaml"]);
    }
  });
});

describe("FluxBootstrap, with a kustomization.yaml that a person wrote", () => {
  /** The mock of the host has the same text in every file, so it lists what each `kustomization.yaml` must. */
  const content = `resources: [gotk-components.yaml, gotk-sync.yaml, flux-system]\nimages: [{name: ghcr.io/fluxcd/source-controller, newName: mirror.example.com/source-controller}]
patches:
  - target: {kind: ServiceAccount}
    patch: "- {op: add, path: /imagePullSecrets, value: [{name: mirror}]}"
`;

  it("creates Flux as Flux will apply it", async () => {
    const { resources } = await register(MINIMAL, { answers: { getRepositoryFile: { content } } });
    const { spec } = theOnly(resources, "kubernetes:apps/v1:Deployment", "fleet-source-controller").inputs;
    assert.match(spec.template.spec.containers[0].image, /^mirror\.example\.com\/source-controller:v/);
    const account = theOnly(resources, "kubernetes:core/v1:ServiceAccount", "fleet-source-controller");
    assert.deepEqual(account.inputs.imagePullSecrets, [{ name: "mirror" }]);
  });

  const DELETES = `${content}  - target: {kind: NetworkPolicy|Deployment}
    patch: "{$patch: delete, apiVersion: v1, kind: Any, metadata: {name: any}}"
`;

  it("does not create what Flux will not apply, except for what it needs to run", async () => {
    const answers = { getRepositoryFile: { content: DELETES } };
    for (const preview of [true, false]) {
      const { resources } = await register(MINIMAL, { answers, preview });
      const count = (kind: string) => resources.filter(({ type }) => type.endsWith(`:${kind}`)).length;
      assert.deepEqual(["NetworkPolicy", "ServiceAccount", "Deployment"].map(count), [0, 4, 4]);
    }
  });

  it("lists all objects in a preview in which the repository is not known yet", async () => {
    const repository = pulumi.output(pulumi.unknown) as unknown as pulumi.Output<string>;
    const { resources } = await register(
      { ...MINIMAL, github: { owner: "acme", repository } },
      { answers: { getRepositoryFile: { content: DELETES } }, preview: true },
    );
    assert.equal(resources.filter(({ type }) => type.endsWith(":NetworkPolicy")).length, 3);
  });

  describe("and commit.mode none", () => {
    const NONE = { ...MINIMAL, commit: { mode: "none" } } as const;
    const answers = { getRepositoryFile: { content } };

    it("creates Flux as Flux will apply it, which does so once the files are published", async () => {
      const { resources } = await register(NONE, { answers });
      const { spec } = theOnly(resources, "kubernetes:apps/v1:Deployment", "fleet-source-controller").inputs;
      assert.match(spec.template.spec.containers[0].image, /^mirror\.example\.com\/source-controller:v/);
    });

    it("outputs the files with the changes of the arguments, and none in place of that file", async () => {
      const controllers = { sourceController: { args: ["--concurrent=7"] } };
      const { flux, resources } = await register({ ...NONE, controllers }, { answers });
      const { spec } = theOnly(resources, "kubernetes:apps/v1:Deployment", "fleet-source-controller").inputs;
      const [container] = spec.template.spec.containers as [{ readonly image: string; readonly args: string[] }];
      assert.match(container.image, /^mirror\.example\.com\//);
      assert.ok(container.args.includes("--concurrent=7"));
      const files = await resolved(flux.files);
      assert.deepEqual(
        files.map((file) => file.path.split("/").at(-1)),
        ["gotk-components.yaml", "gotk-sync.yaml"],
      );
      const [components = ""] = files.map((file) => file.content);
      assert.ok(components.includes("--concurrent=7") && !components.includes("mirror.example.com"));
    });

    it("outputs all files where there is no such file", async () => {
      const { flux } = await register(NONE);
      assert.equal((await resolved(flux.files)).length, 3);
    });
  });
});
