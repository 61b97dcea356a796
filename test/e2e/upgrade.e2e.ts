import assert from "node:assert/strict";

import { defaults } from "../../components/defaults";
import { gotkComponents } from "../../components/manifests/install";
import { readRelease } from "../../components/release";
import { RESOURCES } from "./expected";
import { assertHandedOver } from "./handed-over";
import { applied, createWorld, end, writes } from "./world";
import type { World } from "./world";

const CRDS = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";

describe("upgrade", () => {
  describe("from v2.8.8 to v2.9.4 and back", () => {
    let world: World;

    before("an empty cluster", async () => {
      world = await createWorld({ name: "upgrade", config: { version: "v2.8.8" } });
    });
    after(() => end(world));

    it("of a Flux that somebody else manages is refused before anything is written to Git", async () => {
      const { stack, lab, cluster } = world;
      const crd = {
        apiVersion: "apiextensions.k8s.io/v1",
        kind: "CustomResourceDefinition",
        metadata: { name: "buckets.source.toolkit.fluxcd.io", labels: { "app.kubernetes.io/managed-by": "Helm" } },
        spec: {
          group: "source.toolkit.fluxcd.io",
          names: { kind: "Bucket", listKind: "BucketList", plural: "buckets", singular: "bucket" },
          scope: "Namespaced",
          versions: [{ name: "v1", served: true, storage: true, schema: { openAPIV3Schema: { type: "object" } } }],
        },
      };
      await cluster.apply(crd);
      const from = lab.gitHost.requests.length;
      const { stdout, stderr } = await stack.up({ expectFailure: true });
      assert.match(
        stdout + stderr,
        /conflict[\s\S]*app\.kubernetes\.io\/managed-by|"buckets\.source\.toolkit\.fluxcd\.io" already exists/,
      );
      assert.deepEqual(writes(lab, from), []);
      await cluster.delete(`${CRDS}/${crd.metadata.name}`);
    });

    it("begins with Flux v2.8.8", async () => {
      await world.stack.up();
    });

    it("is one commit, which Flux applies", async () => {
      const { stack, cluster, repository } = world;
      const before = (await repository.log()).length;
      stack.setConfig({ version: "v2.9.4" });
      const { stdout } = await stack.preview({ diff: true });
      assert.match(stdout, /- +# Flux Version: v2\.8\.8/);
      assert.match(stdout, /\+ +# Flux Version: v2\.9\.4/);
      await stack.up();
      const log = await repository.log();
      assert.equal(log.length, before + 1);
      await applied(world, String(log[0]?.sha));
      for (const controller of ["source", "kustomize", "helm", "notification"]) {
        const path = `/apis/apps/v1/namespaces/flux-system/deployments/${controller}-controller`;
        await cluster.waitFor(path, ({ metadata }) => metadata.labels?.["app.kubernetes.io/version"] === "v2.9.4");
      }
      await assertHandedOver(cluster);
      assert.deepEqual((await stack.preview({ refresh: true })).changes, { same: RESOURCES.all });
    });

    it("cannot be undone by an older version, in preview and up alike", async () => {
      const { stack, lab, cluster } = world;
      stack.setConfig({ version: "v2.8.8" });
      const from = lab.gitHost.requests.length;
      for (const command of ["preview", "up"] as const) {
        const { stdout, stderr } = await stack[command]({ expectFailure: true });
        assert.match(
          stdout + stderr,
          /version: must be v2\.9\.x or newer, because clusters\/prod\/flux-system\/gotk-components\.yaml is of Flux v2\.9\.4, got v2\.8\.8\./,
        );
        assert.match(stdout + stderr, /Flux does not support a downgrade across a minor version[\s\S]*allowDowngrade/);
        assert.doesNotMatch(stdout + stderr, /\.[jt]s:\d+/, "a stack trace");
      }
      assert.deepEqual(writes(lab, from), []);
      const crd = (await cluster.get(`${CRDS}/gitrepositories.source.toolkit.fluxcd.io`)) as {
        metadata: { labels: Record<string, string> };
      };
      assert.equal(crd.metadata.labels["app.kubernetes.io/version"], "v2.9.4");
    });

    it("can be undone when the caller insists", async () => {
      const { stack, repository, cluster } = world;
      stack.setConfig({ allowDowngrade: true });
      await stack.up();
      await applied(world, String((await repository.log())[0]?.sha));
      const path = "/apis/apps/v1/namespaces/flux-system/deployments/kustomize-controller";
      await cluster.waitFor(path, ({ metadata }) => metadata.labels?.["app.kubernetes.io/version"] === "v2.8.8");
    });

    it("is left to Git when the caller wants it: nothing is proposed, and everything else stays the program's", async () => {
      const { stack, repository, cluster } = world;
      stack.setConfig({ upgrades: "git", allowDowngrade: false });
      const file = "clusters/prod/flux-system/gotk-components.yaml";
      const { content } = gotkComponents(readRelease("v2.9.4"), defaults);
      const commit = await repository.commit("Update Flux", { [file]: content });
      const before = (await repository.log()).length;
      await stack.up();
      await applied(world, commit);
      const path = "/apis/apps/v1/namespaces/flux-system/deployments/kustomize-controller";
      await cluster.waitFor(path, ({ metadata }) => metadata.labels?.["app.kubernetes.io/version"] === "v2.9.4");
      assert.deepEqual((await stack.preview({ refresh: true })).changes, { same: RESOURCES.all });
      assert.equal((await repository.log()).length, before);
      stack.setConfig({ sync: { interval: "7m0s" } });
      await stack.up();
      assert.equal((await repository.log()).length, before + 1);
      assert.equal(await repository.read(file), content);
      assert.deepEqual((await stack.preview()).changes, { same: RESOURCES.all });
    });
  });

  describe("that the API server refuses", () => {
    let world: World;

    before("a cluster with the image controllers of v2.8.8", async () => {
      world = await createWorld({
        name: "refused-upgrade",
        config: { version: "v2.8.8", componentsExtra: ["image-reflector-controller"] },
      });
      await world.stack.up();
    });
    after(() => end(world));

    it("is refused before anything is written to Git, in preview too", async () => {
      const { stack, lab, cluster } = world;
      const name = "imagepolicies.image.toolkit.fluxcd.io";
      const crd = (await cluster.get(`${CRDS}/${name}`)) as { spec: { versions: { name: string }[] } };
      assert.ok(crd.spec.versions.some((version) => version.name === "v1beta2"));
      await cluster.patch(`${CRDS}/${name}/status`, { status: { storedVersions: ["v1beta2", "v1"] } });
      stack.setConfig({ version: "v2.9.4" });
      const from = lab.gitHost.requests.length;
      for (const command of ["preview", "up"] as const) {
        const { stdout, stderr } = await stack[command]({ expectFailure: true });
        assert.match(stdout + stderr, /imagepolicies[\s\S]*status\.storedVersions[\s\S]*v1beta2/, command);
      }
      assert.deepEqual(writes(lab, from), []);
    });

    it("goes on once nothing is stored in the old version", async () => {
      const { stack, cluster, repository } = world;
      await cluster.patch(`${CRDS}/imagepolicies.image.toolkit.fluxcd.io/status`, {
        status: { storedVersions: ["v1"] },
      });
      await stack.up();
      await applied(world, String((await repository.log())[0]?.sha));
    });
  });
});
