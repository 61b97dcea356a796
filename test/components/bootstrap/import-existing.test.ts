import assert from "node:assert/strict";

import * as pulumi from "@pulumi/pulumi";

import { importExisting, importLive } from "../../../components/bootstrap/import-existing";
import { clientOf } from "../../../components/bootstrap/look-for-flux";
import { resolveOutput } from "../../../components/pulumi/resolve-output";
import { hookTrial } from "../cluster/hooks/hook-trial";

const SYNC = { namespace: "flux-system", name: "flux-system" };
const CRD = "apiextensions.k8s.io/v1";
const MARK = "0123456789abcdef-fedcba9876543210";
const OWN = "urn:pulumi:test::hooks::flux-bootstrap:index:FluxBootstrap::fleet";

describe("importExisting", () => {
  const trial = hookTrial();
  /** Transforms a resource in a run of its own. */
  const transform = async (props: object, { adopt = true, opts = {}, custom = true } = {}) => {
    const client = await trial.make(({ component }) => clientOf(component));
    assert.ok(client);
    return importLive(client, { adopt, sync: SYNC })({ custom, type: "kubernetes:x:Y", name: "fleet-x", props, opts });
  };
  /** Looks at the cluster. */
  const look = ({ adopt = false, isNew = false } = {}) => {
    const identity = { stash: {} as pulumi.Resource, isNew: pulumi.output(isNew) };
    const completionMark = pulumi.output(MARK);
    return trial.make(({ component }) => importExisting(component, { sync: SYNC, adopt, identity, completionMark }));
  };
  /** Returns the transforms of all resources, once nothing holds them back. */
  const prepare = async (options?: { readonly adopt?: boolean; readonly isNew?: boolean }) => {
    await resolveOutput(look(options).imported);
    return trial.transforms;
  };
  /** Fails as everything does that depends on the look at the cluster. */
  const refused = (options: { readonly adopt?: boolean; readonly isNew?: boolean }, message: RegExp) =>
    assert.rejects((look(options).imported as unknown as { promise(): Promise<unknown> }).promise(), message);
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

  describe("of a run that was killed", () => {
    const namespace = { apiVersion: "v1", kind: "Namespace", metadata: { name: "flux-system" } };
    it("imports what the root of the program has applied from Git, and not what another one has", async () => {
      for (const [name, id, more] of [
        ["flux-system", "flux-system", {}],
        ["apps", undefined, {}],
        // Pulumi has created it and handed it over.
        ["flux-system", undefined, { "app.kubernetes.io/managed-by": "pulumi" }],
      ] as const) {
        const labels = {
          "kustomize.toolkit.fluxcd.io/name": name,
          "kustomize.toolkit.fluxcd.io/namespace": "flux-system",
          ...more,
        };
        trial.answer = found("/namespaces/flux-system", {
          labels,
          managedFields: [{ manager: "kustomize-controller" }],
        });
        const result = await transform(namespace, { adopt: false });
        assert.equal((result?.opts as pulumi.CustomResourceOptions | undefined)?.import, id);
      }
    });

    const importedBy = async (manager: string) => {
      trial.answer = found("/namespaces/flux-system", { managedFields: [{ manager }] });
      const result = await transform(namespace, { adopt: false });
      return (result?.opts as pulumi.CustomResourceOptions | undefined)?.import;
    };

    it("imports what it has created", async () => {
      assert.equal(await importedBy("pulumi-kubernetes-0a1b2c3d"), "flux-system");
      assert.equal(await importedBy("pulumi-kubernetes"), "flux-system");
    });

    it("leaves what others have created to the provider, which refuses it", async () => {
      assert.equal(await importedBy("kubectl"), undefined);
      assert.equal(await importedBy("flux"), undefined);
    });
  });

  describe("of a state", () => {
    const root = (mark: string | undefined, madeBy = OWN) => ({
      metadata: { ...SYNC, annotations: { "flux-bootstrap/made-by": madeBy, "flux-bootstrap/complete-in": mark } },
    });

    it("asks nothing in its first run", async () => {
      assert.deepEqual(await prepare({ isNew: true }), []);
      assert.deepEqual(trial.requests, []);
    });

    it("asks for the Kustomization alone when its mark says that the state has everything", async () => {
      trial.answer = found("/nothing", {}, root(MARK));
      assert.deepEqual(await prepare(), []);
      assert.deepEqual(
        trial.requests.map(({ path }) => path),
        ["/apis/kustomize.toolkit.fluxcd.io/v1/namespaces/flux-system/kustomizations/flux-system"],
      );
      assert.deepEqual(await prepare({ adopt: true }), []);
    });

    it("looks for the children of the component, and for nothing else, when it does not", async () => {
      const props = { apiVersion: "v1", kind: "Namespace", metadata: { name: "flux-system" } };
      for (const answer of [404, root(undefined), root(`${MARK}-of-before`)]) {
        trial.answer = found("/namespaces/flux-system", { managedFields: [{ manager: "pulumi-kubernetes" }] }, answer);
        const [transformOf] = await prepare();
        assert.ok(transformOf);
        const of = (urn: string) => {
          const parent = { urn: pulumi.output(urn) } as unknown as pulumi.Resource;
          return transformOf({ custom: true, type: "kubernetes:x:Y", name: "fleet-x", props, opts: { parent } });
        };
        assert.deepEqual(((await of(OWN))?.opts as pulumi.CustomResourceOptions).import, "flux-system");
        assert.equal(await of(OWN.replace(/fleet$/, "other")), undefined);
      }
    });

    it("leaves a cluster that does not answer to the provider", async () => {
      trial.answer = () => 403;
      assert.deepEqual(await prepare(), []);
    });

    it("refuses to adopt what a renamed component has made", async () => {
      trial.answer = found("/nothing", {}, root(undefined, OWN.replace(/fleet$/, "old")));
      await refused({ adopt: true, isNew: true }, /aliases: \[\{ name: "old" \}\]/);
    });

    it("refuses a cluster whose Flux another state has, unless it is to be adopted", async () => {
      const other = OWN.replace("test", "prod");
      trial.answer = found("/nothing", {}, root("fedcba9876543210-0", other));
      await refused(
        {},
        /^BootstrapError: The Kustomization flux-system\/flux-system of this cluster is not the one that the state has: the FluxBootstrap "fleet" of the project hooks and the stack prod has made it\. Use the kubeconfig of the cluster .* kustomizations\.kustomize\.toolkit\.fluxcd\.io flux-system flux-bootstrap\/complete-in- 'flux-bootstrap\/made-by=urn:pulumi:test::hooks::flux-bootstrap:index:FluxBootstrap::fleet'`\.$/,
      );
      assert.equal((await prepare({ adopt: true })).length, 1);
    });

    it("refuses a cluster whose Kustomization no FluxBootstrap has made", async () => {
      trial.answer = found("/nothing", {}, { metadata: SYNC });
      await refused({}, /is not the one that the state has\. Use the kubeconfig/);
    });

    it("remembers that the Kustomization is missing, where the state may have it", async () => {
      trial.answer = () => 404;
      for (const adopt of [true, false]) assert.equal((await look({ adopt }).cluster)?.hasRoot, false);
      assert.equal(await look({ isNew: true }).cluster, undefined);
      trial.answer = found("/nothing", {}, root(MARK));
      assert.equal((await look().cluster)?.hasRoot, true);
    });
  });
});
