import assert from "node:assert/strict";

import type { Cluster, KubernetesObject } from "../../lab/cluster";
import type { Repository } from "../../lab/git-host";
import { createAgeKey, encryptManifest, type AgeKey } from "../../lab/sops";
import { arrivals } from "../arrivals";
import { createApplicationsStack, type ApplicationsStack } from "./applications-stack";
import { configMapData } from "./config-map-data";
import { configMap, delivered, SELDOM, type Declared } from "./declared";
import { createWorld, end, type World } from "./world";

const PASSWORD = "only-of-this-test";

/** What is changed on its way: a variable, a prefix, a namespace, and what a component adds. */
const CHANGED = {
  "changed/base.yaml": configMap("base", "${REGION}"),
  "component/kustomization.yaml": `apiVersion: kustomize.config.k8s.io/v1alpha1
kind: Component
patches:
  - target: {kind: ConfigMap}
    patch: "- {op: add, path: /data/component, value: 'yes'}"
`,
  "foundations/namespace.yaml": "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: deliveries\n",
  "foundations/variables.yaml":
    "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: variables\n  namespace: flux-system\ndata:\n  REGION: eu\n",
};

describe("deliveries", () => {
  let world: World;
  let elsewhere: Cluster;
  let stack: ApplicationsStack;
  let apps: Repository;
  let shared: Repository;
  let key: AgeKey;

  before(
    "two clusters, and repositories with something that is encrypted, included or changed on its way",
    async () => {
      key = await createAgeKey();
      world = await createWorld({
        name: "deliveries",
        repository: { files: { "clusters/prod/own.yaml": await encrypted("own", "default", { password: PASSWORD }) } },
      });
      const { gitHost, startCluster } = world.lab;
      elsewhere = await startCluster("deliveries-elsewhere");
      stack = await createApplicationsStack(world, "deliveries", {
        sync: { decryptionKeys: { "lab.agekey": key.identity } },
      });
      shared = await gitHost.createRepository("acme", "deliveries-shared", {
        files: { "manifests/shared.yaml": configMap("shared", "another repository") },
      });
      apps = await gitHost.createRepository("acme", "deliveries-apps", {
        files: {
          "encrypted/database.yaml": await encrypted("database", "default", { password: PASSWORD }),
          "encrypted/elsewhere.yaml": await encrypted("elsewhere", "flux-system", { value: elsewhere.kubeconfigText }),
          "elsewhere/config-map.yaml": configMap("elsewhere", "the first cluster"),
          "chart/Chart.yaml": "apiVersion: v2\nname: charted\nversion: 1.0.0\n",
          "chart/templates/config-map.yaml": configMap("charted", "a chart"),
          "remote/config-map.yaml": configMap("remote", "a program"),
          "including/kustomization.yaml": "resources: [../vendor/shared.yaml]\n",
          "locked/secret.yaml": await encrypted("locked", "default", { password: PASSWORD }),
          ...CHANGED,
        },
      });
    },
  );
  after(() => elsewhere.stop());
  after(() => end(world));

  /** A Secret for the repository, which whoever has the key can read. */
  function encrypted(name: string, namespace: string, stringData: Readonly<Record<string, string>>): Promise<string> {
    return encryptManifest(
      { apiVersion: "v1", kind: "Secret", metadata: { name, namespace }, stringData },
      key.recipient,
    );
  }

  function deliveries(): Declared[] {
    const include = [{ repository: "shared", fromPath: "manifests", toPath: "vendor" }];
    return [
      { kind: "GitRepository", name: "shared", args: { url: shared.httpUrl, ref: { branch: "main" }, ...SELDOM } },
      { kind: "GitRepository", name: "apps", args: { url: apps.httpUrl, ref: { branch: "main" }, include, ...SELDOM } },
      delivered("encrypted", "apps", "./encrypted", { decryptionKeys: { "lab.agekey": key.identity } }),
      delivered("elsewhere", "apps", "./elsewhere", {
        dependsOn: ["encrypted"],
        kubeConfig: { secretRef: { name: "elsewhere" } },
      }),
      delivered("remote", "apps", "./remote", { remoteKubeconfig: elsewhere.kubeconfigText }),
      {
        kind: "HelmRelease",
        name: "charted",
        args: {
          chart: { spec: { chart: "./chart", sourceRef: { kind: "GitRepository", name: "apps" } } },
          targetNamespace: "default",
          storageNamespace: "default",
          remoteKubeconfig: elsewhere.kubeconfigText,
          ...SELDOM,
        },
      },
      delivered("including", "apps", "./including"),
      delivered("foundations", "apps", "./foundations"),
      delivered("changed", "apps", "./changed", {
        dependsOn: ["foundations"],
        components: ["../component"],
        namePrefix: "prod-",
        targetNamespace: "deliveries",
        postBuild: { substituteFrom: [{ kind: "ConfigMap", name: "variables" }] },
      }),
    ];
  }

  function locked({ identity }: AgeKey): Declared {
    return delivered("locked", "apps", "./locked", { decryptionKeys: { "lab.agekey": identity } });
  }

  async function passwordOf(name: string): Promise<string> {
    const { data } = (await world.cluster.get(`/api/v1/namespaces/default/secrets/${name}`)) as KubernetesObject & {
      readonly data: Readonly<Record<string, string>>;
    };
    return Buffer.from(data["password"] ?? "", "base64").toString();
  }

  it("of what SOPS has encrypted arrive decrypted, by a key that is nowhere to be read", async () => {
    stack.declare(deliveries());
    const { stdout, stderr } = await stack.up();
    assert.equal(await passwordOf("database"), PASSWORD);
    assert.match(String(await apps.read("encrypted/database.yaml")), /\n {2}password: ENC\[AES256_GCM,/);
    assert.ok(!`${stdout}${stderr}${JSON.stringify(await stack.export())}`.includes(key.identity));
  });

  it("of the cluster's own directory are decrypted in the up that bootstraps it", async () => {
    assert.equal(await passwordOf("own"), PASSWORD);
  });

  it("go to another cluster by a kubeconfig, from Git or from the program, and not to the one that Flux runs in", async () => {
    const expected = { elsewhere: "the first cluster", remote: "a program", charted: "a chart" };
    for (const [name, from] of Object.entries(expected)) {
      assert.deepEqual(await configMapData(elsewhere, name), { from });
      await assert.rejects(configMapData(world.cluster, name), /not found/);
    }
  });

  it("have what another repository includes", async () => {
    assert.deepEqual(await configMapData(world.cluster, "shared"), { from: "another repository" });
  });

  it("are changed on their way by variables, components, a prefix and a namespace", async () => {
    assert.deepEqual(await configMapData(world.cluster, "prod-base", "deliveries"), { from: "eu", component: "yes" });
  });

  it("stay as they are in an up without changes", async () => {
    const { changes } = await stack.up();
    assert.deepEqual(Object.keys(changes), ["same"]);
  });

  it("are not decrypted by a wrong key, and the person learns why", async () => {
    stack.declare([...deliveries(), locked(await createAgeKey())], { timeout: "10s" });
    const { stdout, stderr } = await stack.up({ expectFailure: true });
    const [, diagnostics = ""] = (stdout + stderr).split("Diagnostics:");
    assert.match(
      diagnostics,
      /Kustomization flux-system\/locked is not ready: BuildFailed: .*cannot get sops data key/,
    );
    assert.match(
      diagnostics,
      new RegExp(
        `no key for this SOPS file, which is for ${key.recipient}: add the private key to the Secret that spec\\.decryption\\.secretRef names`,
      ),
    );
  });

  it("are decrypted as soon as the key is the right one", async () => {
    stack.declare([...deliveries(), locked(key)]);
    await stack.up();
    assert.equal(await passwordOf("locked"), PASSWORD);
  });

  it("go on once what they lack is there, though Flux would look for it in an hour", async () => {
    const substituteFrom = [{ kind: "ConfigMap", name: "late" }];
    stack.declare(
      [...deliveries(), delivered("late", "apps", "./changed", { namePrefix: "late-", postBuild: { substituteFrom } })],
      { timeout: "5m" },
    );
    const output = arrivals<string>();
    const running = stack.spawn("up", { onOutput: output.add });
    await output.next("word of what is lacking", (text) => text.includes("late is not ready yet"));
    const variables = { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "late" }, data: { REGION: "late" } };
    await world.cluster.api.request("/api/v1/namespaces/flux-system/configmaps", { method: "POST", body: variables });
    const { exitCode, stdout } = await running.result;
    assert.equal(exitCode, 0, stdout);
    assert.match(
      stdout,
      /Kustomization flux-system\/late is not ready yet: BuildFailed: .*configmaps "late" not found/,
    );
    assert.deepEqual(await configMapData(world.cluster, "late-base"), { from: "late" });
  });

  it("go when everything is destroyed, elsewhere too", async () => {
    await stack.destroy();
    for (const name of ["elsewhere", "remote", "charted"])
      await elsewhere.waitUntilGone(`/api/v1/namespaces/default/configmaps/${name}`);
    await world.cluster.waitUntilGone("/api/v1/namespaces/default/secrets/database");
  });
});
