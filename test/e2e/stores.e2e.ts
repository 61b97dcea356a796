import assert from "node:assert/strict";

import type { Cluster } from "../../lab/cluster";
import { createPgpKey, createSshSigningKey, type Repository } from "../../lab/git-host";
import { configMapChart, createCosignKey, createNotationKey } from "../../lab/stores";
import type { BucketStore, HelmRepository, OciRegistry } from "../../lab/stores";
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

    const follow = (registry: OciRegistry, repository: string, more: object = {}) => ({
      url: `${registry.url}/${repository}`,
      insecure: true,
      ...more,
    });

    it("has artifacts that an OCIRepository follows by tag, range and digest", async () => {
      const first = await open.pushArtifact("apps", "1.0.0", { files: FILES });
      const second = await open.pushArtifact("apps", "1.1.0", { files: { ...FILES, "more.yaml": "" } });
      await open.tag(first, "stable");
      assert.deepEqual(await open.tags("apps"), ["1.0.0", "1.1.0", "stable"]);
      for (const [name, ref, revision] of [
        ["tag", { tag: "stable" }, `stable@${first.digest}`],
        ["range", { semver: "1.x" }, `1.1.0@${second.digest}`],
        ["digest", { digest: first.digest }, first.digest],
      ] as const) {
        assert.equal(await artifactRevision("OCIRepository", name, follow(open, "apps", { ref })), revision);
      }
    });

    it("lets nobody in without the right password", async () => {
      const { digest } = await closed.pushArtifact("apps", "1.0.0", { files: FILES });
      const type = "kubernetes.io/dockerconfigjson";
      await cluster.apply(secret("registry", { ".dockerconfigjson": closed.dockerConfig }, type));
      await cluster.apply(
        secret("wrong", { ".dockerconfigjson": closed.dockerConfig.replace(CREDENTIALS.password, "wrong") }, type),
      );
      const of = (more: object) => follow(closed, "apps", { ref: { tag: "1.0.0" }, ...more });
      for (const [name, more] of [
        ["anonymous", {}],
        ["wrong", { secretRef: { name: "wrong" } }],
      ] as const) {
        const condition = await isRefused(cluster, source("OCIRepository", name, of(more)));
        assert.equal(condition?.reason, "OCIArtifactPullFailed");
      }
      assert.equal(
        await artifactRevision("OCIRepository", "known", of({ secretRef: { name: "registry" } })),
        `1.0.0@${digest}`,
      );
    });

    it("has charts that a HelmChart takes from a HelmRepository of type oci", async () => {
      await open.pushChart(configMapChart("podinfo", "1.2.3"));
      await cluster.apply(source("HelmRepository", "oci", { type: "oci", url: `${open.url}/charts`, insecure: true }));
      const sourceRef = { kind: "HelmRepository", name: "oci" };
      assert.equal(
        await artifactRevision("HelmChart", "oci", { chart: "podinfo", version: "1.x", sourceRef }),
        "1.2.3",
      );
    });

    it("has charts whose signature source-controller verifies", async () => {
      const key = createCosignKey();
      await open.sign(await open.pushChart(configMapChart("signed", "1.0.0")), key);
      await open.pushChart(configMapChart("signed", "2.0.0"));
      await cluster.apply(
        source("HelmRepository", "signed", { type: "oci", url: `${open.url}/charts`, insecure: true }),
      );
      await cluster.apply(secret("chart-key", key.verification));
      const verify = { provider: key.provider, secretRef: { name: "chart-key" } };
      const of = (version: string) => ({
        chart: "signed",
        version,
        verify,
        sourceRef: { kind: "HelmRepository", name: "signed" },
      });
      assert.equal(await artifactRevision("HelmChart", "signed", of("1.x")), "1.0.0");
      const condition = await isRefused(cluster, source("HelmChart", "unsigned", of("2.x")));
      assert.equal(condition?.reason, "VerificationError");
      assert.match(condition.message ?? "", /^chart verification error: failed to verify .*: no signatures found$/);
    });

    const unmatched = { "other-key": /no matching signatures/, unsigned: /no matching signatures/ };
    for (const [name, create, refusals] of [
      ["cosign-bundle", () => createCosignKey(), { ...unmatched, replayed: /no matching signatures/ }],
      // Of this format source-controller v1.9.3 takes a replayed signature: it does not compare the digest that was signed.
      ["cosign-tag", () => createCosignKey({ format: "tag" }), unmatched],
      [
        "notation",
        createNotationKey,
        {
          "other-key": /not contain any trusted certificate/,
          unsigned: /no signature is associated/,
          replayed: /descriptor mismatch/,
        },
      ],
    ] as const) {
      it(`has images whose signature source-controller verifies: ${name}`, async () => {
        const key = create();
        await cluster.apply(secret(name, key.verification));
        const verify = { provider: key.provider, secretRef: { name } };
        const of = (tag: string) =>
          source("OCIRepository", `${name}-${tag}`, follow(open, name, { ref: { tag }, verify }));
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
      const spec = {
        provider: "generic",
        bucketName: "fleet",
        endpoint: store.endpoint,
        insecure: true,
        secretRef: { name: "store" },
      };
      const first = await artifactRevision("Bucket", "fleet", spec);
      await store.put("fleet", "other/ignored.yaml", "");
      assert.equal(await artifactRevision("Bucket", "prefix", { ...spec, prefix: "apps/" }), first);
      assert.notEqual(await artifactRevision("Bucket", "whole", spec), first);
      await store.remove("fleet", "other/ignored.yaml");
      assert.equal(await artifactRevision("Bucket", "less", spec), first);
    });

    it("refuses another key", async () => {
      await cluster.apply(secret("thief", { accesskey: store.accessKey, secretkey: "wrong" }));
      const spec = {
        provider: "generic",
        bucketName: "fleet",
        endpoint: store.endpoint,
        insecure: true,
        secretRef: { name: "thief" },
      };
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
      await becomesReady(
        cluster,
        source("HelmRepository", "charts", { url: repository.url, secretRef: { name: "charts" } }),
      );
      const sourceRef = { kind: "HelmRepository", name: "charts" };
      assert.equal(
        await artifactRevision("HelmChart", "charts", { chart: "podinfo", version: "1.x", sourceRef }),
        "1.1.0",
      );
    });

    it("lets nobody in without the password", async () => {
      const condition = await isRefused(cluster, source("HelmRepository", "anonymous", { url: repository.url }));
      assert.equal(condition?.reason, "Failed");
    });
  });

  describe("the Git host's repositories", () => {
    let repository: Repository;
    before(async () => {
      repository = await (await lab()).gitHost.createRepository("acme", "signed");
    });

    for (const [name, create] of [
      ["pgp", () => createPgpKey()],
      ["ssh", createSshSigningKey],
    ] as const) {
      it(`have commits and tags whose signature source-controller verifies: ${name}`, async () => {
        const key = await create();
        await cluster.apply(secret(name, key.verification));
        const of = (title: string, ref: object, mode: string) =>
          source("GitRepository", `${name}-${title}`, {
            url: repository.httpUrl,
            ref,
            verify: { mode, secretRef: { name } },
          });

        const signed = await repository.commit("Sign it", { "signed.txt": name }, name, { sign: key });
        await repository.tag(`${name}-1.0.0`, signed, { sign: key });
        await repository.tag(`${name}-2.0.0`, signed);
        const unsigned = await repository.commit("Do not sign it", { "unsigned.txt": name }, `${name}-unsigned`);
        const foreign = await repository.commit("Sign it otherwise", { "foreign.txt": name }, `${name}-foreign`, {
          sign: await create(),
        });

        const ready = await becomesReady(cluster, of("good", { tag: `${name}-1.0.0` }, "TagAndHEAD"));
        assert.match(
          conditionOf(ready, "SourceVerified")?.message ?? "",
          new RegExp(`- tag '${name}-1.0.0@.*- commit '${signed}'`, "s"),
        );
        for (const [title, ref, mode, reason, message] of [
          ["unsigned", { branch: `${name}-unsigned` }, "HEAD", "InvalidCommitSignature", unsigned],
          ["foreign", { branch: `${name}-foreign` }, "HEAD", "InvalidCommitSignature", foreign],
          ["tag", { tag: `${name}-2.0.0` }, "Tag", "InvalidGitObject", "it is not signed"],
          ["branch", { branch: name }, "Tag", "InvalidVerificationMode", "if a tag reference is not specified"],
        ] as const) {
          const condition = await isRefused(cluster, of(title, ref, mode));
          assert.equal(condition?.reason, reason);
          assert.ok(condition.message?.includes(message));
        }
      });
    }
  });
});
