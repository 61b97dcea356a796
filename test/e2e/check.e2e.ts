import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import * as path from "node:path";

import { checkCluster, type CheckOptions } from "../../components";
import { defaults } from "../../components/defaults";
import type { InstallOptions } from "../../components/manifests/install-options";
import { gotkComponents } from "../../components/manifests/install";
import { objectsOf } from "../../components/manifests/parse";
import { syncObjects } from "../../components/manifests/sync";
import { readRelease } from "../../components/release";
import type { Cluster, KubernetesObject } from "../../lab/cluster";
import { waitForApis } from "../../lab/cluster/flux/served-apis";
import { kubeconfig } from "../../lab/cluster/kubeconfig";
import { runInProcess } from "../components/cli/run-in-process";
import { lab } from "./world";

const CRDS = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
const POLICIES = "imagepolicies.image.toolkit.fluxcd.io";

describe("check", () => {
  let cluster: Cluster;
  let file: string;

  before("an empty cluster", async () => {
    cluster = await (await lab()).startCluster("check");
    file = cluster.kubeconfig;
  });
  after(() => cluster.stop());

  const run = (...flags: string[]) => runInProcess("check", "--kubeconfig", file, ...flags);

  async function install(
    version: string,
    options: Partial<InstallOptions> = {},
    change = (object: KubernetesObject): KubernetesObject => object,
  ): Promise<void> {
    const { content } = gotkComponents(readRelease(version), { ...defaults, ...options });
    for (const object of objectsOf(content)) await cluster.apply(change(object));
  }

  async function failures(options: CheckOptions = {}): Promise<string[]> {
    const findings = await checkCluster({ kubeconfig: cluster.kubeconfigText, ...options });
    return findings.filter(({ ok }) => !ok).map(({ check }) => check);
  }

  it("has nothing against an empty cluster", async () => {
    const { code, stdout, stderr } = await run();
    assert.deepEqual([code, stderr], [0, ""]);
    assert.match(stdout, /^► checking for Flux v2\.9\.4\n✔ Kubernetes v1\.36\.\d+ >=1\.33\.0\n/);
    assert.match(stdout, /\n✔ no Flux is installed\n/);
    assert.match(stdout, /\n✔ Flux v2\.9\.4 can be installed\n$/);
  });

  it("finds that it follows nothing, where Flux's kinds are not known", async () => {
    const { code, stdout } = await run("--repository", "acme/fleet", "--path", "clusters/prod");
    assert.equal(code, 0);
    assert.match(stdout, /\n✔ the cluster follows nothing yet: there is no Kustomization flux-system\/flux-system\n/);
  });

  it("changes nothing", async () => {
    const before = await cluster.get(CRDS);
    await run();
    assert.deepEqual(((await cluster.get(CRDS)) as { items: unknown[] }).items, (before as { items: unknown[] }).items);
    await cluster.waitUntilGone("/api/v1/namespaces/flux-system");
  });

  describe("where Flux v2.8.8 runs, with an ImagePolicy of an old version", () => {
    before(async () => {
      await install("v2.8.8", { components: [...defaults.components, "image-reflector-controller"] });
      // Not the condition Established, which comes a moment before.
      await waitForApis(cluster.api, ["image.toolkit.fluxcd.io/v1/imagepolicies"], AbortSignal.timeout(300_000));
      const object = {
        apiVersion: "image.toolkit.fluxcd.io/v1",
        kind: "ImagePolicy",
        metadata: { name: "podinfo", namespace: "default" },
      };
      await cluster.apply({
        ...object,
        spec: { imageRepositoryRef: { name: "podinfo" }, policy: { semver: { range: "1.x" } } },
      });
      await cluster.patch(`${CRDS}/${POLICIES}/status`, { status: { storedVersions: ["v1beta2", "v1"] } });
    });

    const extra = ["--components-extra", "image-reflector-controller"];

    it("names what the new release does not serve, the objects and the remedy", async () => {
      const { code, stdout } = await run(...extra);
      assert.equal(code, 1);
      assert.match(
        stdout,
        /✗ imagepolicies\.image\.toolkit\.fluxcd\.io is stored in v1beta2, which Flux v2\.9\.4 no longer serves \(it serves v1\); objects: ImagePolicy default\/podinfo\n/,
      );
      assert.match(stdout, /kubectl patch crd imagepolicies\.image\.toolkit\.fluxcd\.io --subresource=status/);
      assert.match(stdout, /\n✗ 1 of \d+ checks failed\n$/);
    });

    it("says the same as JSON", async () => {
      const { code, stdout } = await run(...extra, "--json");
      assert.equal(code, 1);
      const failed = (JSON.parse(stdout) as { check: string; ok: boolean }[]).filter(({ ok }) => !ok);
      assert.deepEqual(
        failed.map(({ check }) => check),
        [`stored versions of ${POLICIES}`],
      );
    });

    it("is content when the remedy was carried out", async () => {
      const { stdout } = await run(...extra);
      const [, patch = ""] = /kubectl patch crd \S+ --subresource=status --type=merge -p '(.*)'/.exec(stdout) ?? [];
      await cluster.patch(`${CRDS}/${POLICIES}/status`, JSON.parse(patch) as object);
      assert.equal((await run(...extra)).code, 0);
    });

    it("takes the older one for an upgrade", async () => {
      assert.match((await run()).stdout, /✔ Flux v2\.8\.8 is installed, and v2\.9\.4 can replace it/);
    });
  });

  describe("where Flux v2.9.4 runs", () => {
    before(() => install("v2.9.4"));

    it("has nothing against the same release", async () => {
      assert.deepEqual(await failures(), []);
    });

    it("refuses a downgrade across a minor, and says how to go on", async () => {
      const { code, stdout } = await run("--version", "v2.8.8");
      assert.equal(code, 1);
      assert.match(stdout, /✗ Flux v2\.9\.4 is installed, and v2\.8\.8 would be a downgrade across a minor version/);
      assert.match(stdout, /→ choose a release of v2\.9 or newer; or set allowDowngrade/);
    });

    it("finds that it follows another directory than the wanted one", async () => {
      const sync = {
        ...defaults.sync,
        namespace: "flux-system",
        url: "ssh://git@github.com/acme/fleet",
        branch: "main",
        secretName: "flux-system",
        path: "clusters/staging",
      };
      await waitForApis(
        cluster.api,
        ["source.toolkit.fluxcd.io/v1/gitrepositories", "kustomize.toolkit.fluxcd.io/v1/kustomizations"],
        AbortSignal.timeout(300_000),
      );
      for (const object of syncObjects(sync)) await cluster.apply(object);
      const same = await run("--repository", "Acme/fleet", "--path", "./clusters/staging/");
      const other = await run("--repository", "acme/fleet", "--path", "clusters/prod");
      assert.deepEqual([same.code, other.code], [0, 1]);
      assert.match(same.stdout, /\n✔ Kustomization flux-system\/flux-system follows the wanted source already\n/);
      assert.match(
        other.stdout,
        /\n✗ Kustomization flux-system\/flux-system follows the path "clusters\/staging" of acme\/fleet at main, not "clusters\/prod"\n {2}→ keep this source: /,
      );
      assert.match(other.stdout, /\n✗ 1 of \d+ checks failed\n$/);
    });

    it("refuses a second Flux in another namespace", async () => {
      assert.deepEqual(await failures({ namespace: "gitops" }), ["namespace"]);
    });

    it("finds that Helm manages it", async () => {
      const label = (value: string | null) =>
        cluster.patch(`${CRDS}/buckets.source.toolkit.fluxcd.io`, {
          metadata: { labels: { "app.kubernetes.io/managed-by": value } },
        });
      await label("Helm");
      const { code, stdout } = await run();
      await label(null);
      assert.equal(code, 1);
      assert.match(stdout, /✗ CustomResourceDefinition buckets\.source\.toolkit\.fluxcd\.io is managed by Helm/);
    });

    it("finds a FluxInstance", async () => {
      const group = "fluxcd.controlplane.io";
      const schema = { openAPIV3Schema: { type: "object", "x-kubernetes-preserve-unknown-fields": true } };
      await cluster.apply({
        apiVersion: "apiextensions.k8s.io/v1",
        kind: "CustomResourceDefinition",
        metadata: { name: `fluxinstances.${group}` },
        spec: {
          group,
          scope: "Namespaced",
          names: {
            kind: "FluxInstance",
            listKind: "FluxInstanceList",
            plural: "fluxinstances",
            singular: "fluxinstance",
          },
          versions: [{ name: "v1", served: true, storage: true, schema }],
        },
      });
      await waitForApis(cluster.api, [`${group}/v1/fluxinstances`], AbortSignal.timeout(300_000));
      await cluster.apply({
        apiVersion: `${group}/v1`,
        kind: "FluxInstance",
        metadata: { name: "flux", namespace: "flux-system" },
      });
      const { code, stdout } = await run();
      await cluster.delete(`${CRDS}/fluxinstances.${group}`);
      assert.equal(code, 1);
      assert.match(stdout, /✗ the Flux Operator manages Flux, with FluxInstance flux-system\/flux/);
    });
  });

  describe("of a cluster that cannot be asked", () => {
    const token = "not-a-token-of-this-cluster";

    async function kubeconfigWith(change: { readonly url?: string; readonly token?: string }): Promise<string> {
      const text = cluster.kubeconfigText;
      const ca = Buffer.from(/certificate-authority-data: (\S+)/.exec(text)?.[1] ?? "", "base64").toString();
      const own = /token: (\S+)/.exec(text)?.[1] ?? "";
      const other = path.join(cluster.directory, "other.kubeconfig");
      await writeFile(other, kubeconfig("other", { url: change.url ?? cluster.url, ca, token: change.token ?? own }), {
        mode: 0o600,
      });
      return other;
    }

    const cases: readonly (readonly [string, () => Promise<string>, RegExp])[] = [
      [
        "that does not answer",
        () => kubeconfigWith({ url: "https://127.0.0.1:9" }),
        /^error: the cluster at https:\/\/127\.0\.0\.1:9 cannot be reached: .*ECONNREFUSED.*\n$/,
      ],
      [
        "that refuses the credentials",
        () => kubeconfigWith({ token }),
        /^error: the cluster at https:\/\/127\.0\.0\.1:\d+ refuses the credentials of the kubeconfig \(401\)\. Log in again\.\n$/,
      ],
      [
        "whose kubeconfig is not there",
        () => Promise.resolve("/nonexistent/config"),
        /^error: the kubeconfig cannot be read: ENOENT \/nonexistent\/config\n$/,
      ],
    ];
    for (const [what, config, message] of cases) {
      it(`says so in one line: one ${what}`, async () => {
        const errors: string[] = [];
        const write = process.stderr.write;
        process.stderr.write = (text: string) => errors.push(text) > 0;
        const { code, stdout } = await runInProcess("check", "--kubeconfig", await config()).finally(
          () => (process.stderr.write = write),
        );
        assert.deepEqual([code, stdout], [1, ""]);
        assert.match(errors.join(""), message);
        assert.ok(!errors.join("").includes(token));
      });
    }

    it("names what the credentials may not do and may not read", async () => {
      const account = { apiVersion: "v1", kind: "ServiceAccount", metadata: { name: "nobody", namespace: "default" } };
      await cluster.apply(account);
      const request = { apiVersion: "authentication.k8s.io/v1", kind: "TokenRequest", spec: {} };
      const answer = (await cluster.api.request("/api/v1/namespaces/default/serviceaccounts/nobody/token", {
        method: "POST",
        body: request,
      })) as { status: { token: string } };
      const { code, stdout } = await runInProcess(
        "check",
        "--kubeconfig",
        await kubeconfigWith({ token: answer.status.token }),
      );
      assert.equal(code, 1);
      assert.match(stdout, /✗ the credentials may not create namespaces, /);
      assert.match(stdout, /✗ the cluster at \S+ does not let these credentials read \S+ \(403\)\./);
    });

    it("names what the credentials may not do", async () => {
      const account = { apiVersion: "v1", kind: "ServiceAccount", metadata: { name: "reader", namespace: "default" } };
      await cluster.apply(account);
      await cluster.apply({
        apiVersion: "rbac.authorization.k8s.io/v1",
        kind: "ClusterRole",
        metadata: { name: "reader" },
        rules: [{ apiGroups: ["*"], resources: ["*"], verbs: ["get", "list"] }],
      });
      await cluster.apply({
        apiVersion: "rbac.authorization.k8s.io/v1",
        kind: "ClusterRoleBinding",
        metadata: { name: "reader" },
        roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "reader" },
        subjects: [{ kind: "ServiceAccount", name: "reader", namespace: "default" }],
      });
      const request = { apiVersion: "authentication.k8s.io/v1", kind: "TokenRequest", spec: {} };
      const answer = (await cluster.api.request("/api/v1/namespaces/default/serviceaccounts/reader/token", {
        method: "POST",
        body: request,
      })) as { status: { token: string } };
      const { code, stdout } = await runInProcess(
        "check",
        "--kubeconfig",
        await kubeconfigWith({ token: answer.status.token }),
      );
      assert.equal(code, 1);
      assert.match(
        stdout,
        /✗ the credentials may not create namespaces, create customresourcedefinitions\.apiextensions\.k8s\.io, /,
      );
    });
  });
});
