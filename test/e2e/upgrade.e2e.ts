import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";

import type { KubernetesObject } from "../../lab/cluster";
import { defaults } from "../../components/defaults";
import { gotkComponents } from "../../components/manifests/install";
import { readRelease } from "../../components/release";
import { newerRelease, writeRelease } from "../components/newer-release";
import { createApplicationsStack, type ApplicationsStack } from "./applications-stack";
import { RESOURCES } from "./expected";
import { assertHandedOver } from "./handed-over";
import { applied, configOf, createWorld, end, writes } from "./world";
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

  describe("to releases that this package does not know", () => {
    let world: World;
    let stack: ApplicationsStack;
    let uids: readonly string[];
    const directory = mkdtempSync(path.join(tmpdir(), "flux-releases-"));
    const GROUP = "/apis/notification.toolkit.fluxcd.io";
    const RESOURCE_NAMES = ["providers/flux-system-chat", "alerts/flux-system-chat", "providers/ops", "alerts/apps"];
    const live = async (version: string) =>
      Promise.all(
        RESOURCE_NAMES.map(async (name) => {
          const found = await world.cluster.get(`${GROUP}/${version}/namespaces/flux-system/${name}`);
          return found as KubernetesObject & { readonly metadata: { readonly uid: string } };
        }),
      );
    const uidsIn = async (version: string) => (await live(version)).map(({ metadata }) => metadata.uid);
    const declare = (release: object = {}) => {
      const address = "https://hooks.example.com/services/1";
      const chat = { type: "slack", address };
      const alert = { providerRef: { name: "ops" }, eventSources: [{ kind: "Kustomization", name: "*" }] };
      const objects = [
        { kind: "AlertProvider", name: "ops", args: { type: "slack", address } },
        { kind: "Alert", name: "apps", args: alert },
      ];
      const { github = {} } = configOf(world.lab, "unknown-release");
      stack.declare(objects, { flux: { github, path: "clusters/prod", notifications: { chat }, ...release } });
    };
    const manifestsOf = (release: ReturnType<typeof newerRelease>) => ({
      version: release.version,
      manifests: writeRelease(release, directory),
    });

    before("a cluster with notifications", async () => {
      world = await createWorld({ name: "unknown-release" });
      stack = await createApplicationsStack(world, "unknown-release");
      declare();
      await stack.up();
      uids = await uidsIn("v1beta3");
    });
    after(async () => {
      rmSync(directory, { recursive: true });
      await end(world);
    });

    it("keeps the objects whose API has another version, and writes them in it", async () => {
      declare(manifestsOf(newerRelease()));
      const changed = (steps: Awaited<ReturnType<typeof stack.preview>>["steps"]) =>
        steps
          .filter(({ type }) => type.includes("notification.toolkit.fluxcd.io"))
          .map(({ op, type }) => `${op} ${String(type.split("/").at(-1))}`)
          .sort();
      const updates = ["update v1:Alert", "update v1:Alert", "update v1:Provider", "update v1:Provider"];
      assert.deepEqual(changed((await stack.preview()).steps), updates);
      assert.deepEqual(changed((await stack.up()).steps), updates);
      assert.deepEqual(await uidsIn("v1"), uids);
      assert.deepEqual(Object.keys((await stack.preview({ refresh: true })).changes), ["same"]);
    });

    it("is refused in preview where objects are stored in a version that is gone, with what to do", async () => {
      declare(manifestsOf(newerRelease({ version: "v2.11.0", withBeta: false })));
      const from = world.lab.gitHost.requests.length;
      for (const command of ["preview", "up"] as const) {
        const { stdout, stderr } = await stack[command]({ expectFailure: true });
        const output = stdout + stderr;
        assert.match(
          output,
          /version: must have every version of its APIs in which the cluster stores objects, got v2\.11\.0:\n[^]*\n\s+providers\.notification\.toolkit\.fluxcd\.io is stored in v1beta3, which Flux v2\.11\.0 no longer serves \(it serves v1\); objects: Provider flux-system\/flux-system-chat, Provider flux-system\/ops\. To go on, run `flux migrate`/,
        );
        assert.match(
          output,
          /kubectl get alerts\.v1\.notification\.toolkit\.fluxcd\.io -A -o yaml \| kubectl replace -f -/,
        );
        assert.doesNotMatch(output, /\.[jt]s:\d+/, "a stack trace");
      }
      assert.deepEqual(writes(world.lab, from), []);
    });

    it("goes on once these are stored in the new version", async () => {
      // What the commands of the message do.
      for (const name of RESOURCE_NAMES) await world.cluster.patch(`${GROUP}/v1/namespaces/flux-system/${name}`, {});
      for (const plural of ["alerts", "providers"])
        await world.cluster.patch(`${CRDS}/${plural}.notification.toolkit.fluxcd.io/status`, {
          status: { storedVersions: ["v1"] },
        });
      await stack.up();
      assert.deepEqual(await uidsIn("v1"), uids);
      assert.deepEqual((await stack.preview()).changes["same"] !== undefined, true);
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
        assert.match(
          stdout + stderr,
          /imagepolicies\.image\.toolkit\.fluxcd\.io is stored in v1beta2, which Flux v2\.9\.4 no longer serves[\s\S]*flux migrate/,
          command,
        );
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
