import assert from "node:assert/strict";

import type { Cluster } from "../../lab/cluster";
import { configMapChart, createCosignKey, createNotationKey, type BucketStore, type HelmRepository, type OciRegistry } from "../../lab/stores";
import { becomesReady, conditionOf, installSourceController, isRefused, secret, source } from "./flux-sources";
import { lab } from "./world";

const CREDENTIALS = { username: "flux", password: "only-of-this-test" };
const FILES = { "config-map.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: podinfo\n" };

describe("the lab's stores", () => {
  let cluster: Cluster;

  before("a cluster with source-controller", async () => {
    cluster = await (await lab()).startCluster("stores");
    await installSourceController(cluster);
  });
  after(() => cluster.stop());

  const artifactRevision = async (...args: Parameters<typeof source>): Promise<string> => {
    const { status } = await becomesReady(cluster, source(...args));
    return (status?.["artifact"] as { readonly revision: string }).revision;
  };

  describe("the OCI registry", () => {
    let open: OciRegistry;
    let closed: OciRegistry;

    before(async () => {
      const shared = await lab();
      open = await shared.startOciRegistry();
      closed = await shared.startOciRegistry({ credentials: CREDENTIALS });
    });

    const follow = (registry: OciRegistry, repository: string, more: object = {}) =>
      ({ url: `${registry.url}/${repository}`, insecure: true, ...more });

    it("has artifacts that an OCIRepository follows by tag, range and digest", async () => {
      const first = await open.pushArtifact("apps", "1.0.0", { files: FILES });
      const second = await open.pushArtifact("apps", "1.1.0", { files: { ...FILES, "more.yaml": "" } });
      await open.tag(first, "stable");
      assert.deepEqual(await open.tags("apps"), ["1.0.0", "1.1.0", "stable"]);
      assert.equal(await artifactRevision("OCIRepository", "tag", follow(open, "apps", { ref: { tag: "stable" } })), `stable@${first.digest}`);
      assert.equal(await artifactRevision("OCIRepository", "range", follow(open, "apps", { ref: { semver: "1.x" } })), `1.1.0@${second.digest}`);
      assert.equal(await artifactRevision("OCIRepository", "digest", follow(open, "apps", { ref: { digest: first.digest } })), first.digest);
    });

    it("lets nobody in without the right password", async () => {
      const { digest } = await closed.pushArtifact("apps", "1.0.0", { files: FILES });
      const type = "kubernetes.io/dockerconfigjson";
      await cluster.apply(secret("registry", { ".dockerconfigjson": closed.dockerConfig }, type));
      await cluster.apply(secret("wrong", { ".dockerconfigjson": closed.dockerConfig.replace(CREDENTIALS.password, "wrong") }, type));
      const of = (more: object) => follow(closed, "apps", { ref: { tag: "1.0.0" }, ...more });
      for (const [name, more] of [["anonymous", {}], ["wrong", { secretRef: { name: "wrong" } }]] as const) {
        const condition = await isRefused(cluster, source("OCIRepository", name, of(more)));
        assert.equal(condition?.reason, "OCIArtifactPullFailed");
      }
      assert.equal(await artifactRevision("OCIRepository", "known", of({ secretRef: { name: "registry" } })), `1.0.0@${digest}`);
    });

    it("has charts that a HelmChart takes from a HelmRepository of type oci", async () => {
      await open.pushChart(configMapChart("podinfo", "1.2.3"));
      await cluster.apply(source("HelmRepository", "oci", { type: "oci", url: `${open.url}/charts`, insecure: true }));
      const sourceRef = { kind: "HelmRepository", name: "oci" };
      assert.equal(await artifactRevision("HelmChart", "oci", { chart: "podinfo", version: "1.x", sourceRef }), "1.2.3");
    });

    const unmatched = { "other-key": /no matching signatures/, unsigned: /no matching signatures/ };
    for (const [name, create, refusals] of [
      ["cosign-bundle", () => createCosignKey(), { ...unmatched, replayed: /no matching signatures/ }],
      // Of this format source-controller v1.9.3 takes a replayed signature: it does not compare the digest that was signed.
      ["cosign-tag", () => createCosignKey({ format: "tag" }), unmatched],
      [
        "notation",
        createNotationKey,
        { "other-key": /not contain any trusted certificate/, unsigned: /no signature is associated/, replayed: /descriptor mismatch/ },
      ],
    ] as const) {
      it(`has images whose signature source-controller verifies: ${name}`, async () => {
        const key = create();
        await cluster.apply(secret(name, key.verification));
        const verify = { provider: key.provider, secretRef: { name } };
        const of = (tag: string) => source("OCIRepository", `${name}-${tag}`, follow(open, name, { ref: { tag }, verify }));
        const push = (tag: string) => open.pushArtifact(name, tag, { files: { "tag.txt": tag } });

        const good = await push("good");
        await open.sign(good, key);
        const verified = conditionOf(await becomesReady(cluster, of("good")), "SourceVerified");
        assert.equal(verified?.message, `verified signature of revision good@${good.digest}`);

        await open.sign(await push("other-key"), create());
        await open.sign(await push("replayed"), key, good);
        await push("unsigned");
        for (const [tag, message] of Object.entries(refusals)) {
          const condition = await isRefused(cluster, of(tag));
          assert.equal(condition?.reason, "VerificationError");
          assert.match(condition.message ?? "", message);
        }
      });
    }
  });

  describe("the bucket store", () => {
    let store: BucketStore;

    before(async () => {
      store = await (await lab()).startBucketStore();
      await store.createBucket("fleet");
    });

    it("has objects that a Bucket follows", async () => {
      await store.put("fleet", "apps/a file.yaml", FILES["config-map.yaml"]);
      await cluster.apply(secret("store", { accesskey: store.accessKey, secretkey: store.secretKey }));
      const spec = { provider: "generic", bucketName: "fleet", endpoint: store.endpoint, insecure: true, secretRef: { name: "store" } };
      const first = await artifactRevision("Bucket", "fleet", spec);
      await store.put("fleet", "other/ignored.yaml", "");
      assert.equal(await artifactRevision("Bucket", "prefix", { ...spec, prefix: "apps/" }), first);
      assert.notEqual(await artifactRevision("Bucket", "whole", spec), first);
      await store.remove("fleet", "other/ignored.yaml");
      assert.equal(await artifactRevision("Bucket", "less", spec), first);
    });

    it("refuses another key", async () => {
      await cluster.apply(secret("thief", { accesskey: store.accessKey, secretkey: "wrong" }));
      const spec = { provider: "generic", bucketName: "fleet", endpoint: store.endpoint, insecure: true, secretRef: { name: "thief" } };
      const condition = await isRefused(cluster, source("Bucket", "thief", spec));
      assert.equal(condition?.reason, "BucketOperationFailed");
    });
  });

  describe("the Helm repository", () => {
    let repository: HelmRepository;

    before(async () => {
      repository = await (await lab()).startHelmRepository({ credentials: CREDENTIALS });
      repository.add(configMapChart("podinfo", "1.0.0"));
      repository.add(configMapChart("podinfo", "1.1.0"));
    });

    it("has charts that a HelmChart takes", async () => {
      await cluster.apply(secret("charts", { ...CREDENTIALS }));
      await becomesReady(cluster, source("HelmRepository", "charts", { url: repository.url, secretRef: { name: "charts" } }));
      const sourceRef = { kind: "HelmRepository", name: "charts" };
      assert.equal(await artifactRevision("HelmChart", "charts", { chart: "podinfo", version: "1.x", sourceRef }), "1.1.0");
    });

    it("lets nobody in without the password", async () => {
      const condition = await isRefused(cluster, source("HelmRepository", "anonymous", { url: repository.url }));
      assert.equal(condition?.reason, "Failed");
    });
  });
});
