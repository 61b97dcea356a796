import assert from "node:assert/strict";

import * as pulumi from "@pulumi/pulumi";

import { importExisting } from "../../../components/bootstrap/import-existing";
import { hookTrial } from "../cluster/hooks/hook-trial";

const SYNC = { namespace: "flux-system", name: "flux-system" };
const CRD = "apiextensions.k8s.io/v1";
const OWN = "urn:pulumi:test::hooks::a:b:C::fleet";

describe("importExisting", () => {
  const trial = hookTrial();
  /** Transforms a resource in a run of its own. */
  const transform = async (props: object, { before = false, opts = {}, custom = true } = {}) => {
    const transformed = trial.make(({ component }) => importExisting(SYNC, component, pulumi.output(before)));
    return transformed({ custom, type: "kubernetes:x:Y", name: "fleet-x", props, opts });
  };
  const found =
    (place: string, metadata: object, root: object | number = 404) =>
    ({ path }: { readonly path: string }) => {
      if (path.endsWith("/kustomizations/flux-system")) return root;
      return path.endsWith(place) ? { metadata } : 404;
    };

  const rows = [
    ["v1", "Namespace", { name: "flux-system" }, "/api/v1/namespaces/flux-system", "flux-system"],
    [
      "apps/v1",
      "Deployment",
      { name: "source-controller", namespace: "flux-system" },
      "/deployments/source-controller",
      "flux-system/source-controller",
    ],
    [
      "source.toolkit.fluxcd.io/v1",
      "GitRepository",
      pulumi.output({ name: "flux-system", namespace: "flux-system" }),
      "/gitrepositories/flux-system",
      "flux-system/flux-system",
    ],
  ] as const;
  for (const [apiVersion, kind, metadata, place, id] of rows) {
    it(`imports a ${kind} that exists, by the id that Pulumi would give it`, async () => {
      trial.answer = found(place, {});
      const props = { apiVersion, kind, metadata };
      const result = await transform(props, { opts: { ignoreChanges: ["spec"] } });
      assert.deepEqual(result?.opts, { ignoreChanges: ["spec"], import: id });
      assert.equal(result?.props, props);
    });
  }

  it("creates what does not exist", async () => {
    trial.answer = () => 404;
    assert.equal(
      await transform({ apiVersion: "v1", kind: "Namespace", metadata: { name: "flux-system" } }),
      undefined,
    );
  });

  it("leaves Secrets, components and resources of other providers", async () => {
    trial.answer = () => ({ metadata: {} });
    const metadata = { name: "flux-system", namespace: "flux-system" };
    assert.equal(await transform({ apiVersion: "v1", kind: "Secret", metadata }), undefined);
    assert.equal(await transform({ apiVersion: "v1", kind: "Namespace", metadata }, { custom: false }), undefined);
    assert.equal(await transform({ file: "gotk-sync.yaml" }), undefined);
  });

  const definition = { apiVersion: CRD, kind: "CustomResourceDefinition", metadata: { name: "buckets" } };
  const live = { name: "buckets", labels: { a: "theirs" }, annotations: { b: "theirs" } };

  it("declares the labels and annotations that a CustomResourceDefinition has", async () => {
    trial.answer = found("/customresourcedefinitions/buckets", live);
    const result = await transform({ ...definition, spec: { group: "g" } }, { opts: { ignoreChanges: ["spec"] } });
    assert.deepEqual(result, {
      props: { ...definition, metadata: live, spec: { group: "g" } },
      opts: { import: "buckets" },
    });
  });

  it("leaves one that this stack has adopted before", async () => {
    const root = (urn: string) => ({ metadata: { ...SYNC, annotations: { "flux-bootstrap/made-by": urn } } });
    const imports = async (urn: string, before: boolean) => {
      trial.answer = found("/customresourcedefinitions/buckets", live, root(urn));
      return (await transform(definition, { before })) !== undefined;
    };
    assert.equal(await imports(OWN, true), false);
    assert.equal(await imports(OWN, false), true);
    assert.equal(await imports(OWN.replace(":test:", ":other:"), true), true);
  });

  it("refuses what a renamed component has made", async () => {
    const annotations = { "flux-bootstrap/made-by": OWN.replace(/fleet$/, "old") };
    trial.answer = found("/nothing", {}, { metadata: { ...SYNC, annotations } });
    await assert.rejects(transform(definition), /aliases: \[\{ name: "old" \}\]/);
  });
});
