import assert from "node:assert/strict";
import { isDeepStrictEqual } from "node:util";

import { loadAll } from "js-yaml";

import type { KubernetesObject } from "../../lab/cluster";
import { createPgpKey, type SigningKey } from "../../lab/git-host";
import type { StackConfig } from "../../lab/pulumi";
import { createAgeKey, encryptManifest } from "../../lab/sops";
import { createWorld, end, fluxObject, writes } from "./world";
import type { World } from "./world";

type Fields = Readonly<Record<string, unknown>>;

const APP = `apiVersion: v1
kind: ConfigMap
metadata:
  name: typed
  namespace: default
data:
  greeting: "\${GREETING}"
  image: example.com/app
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: typed
  namespace: default
spec:
  replicas: 0
  selector: {matchLabels: {app: typed}}
  template:
    metadata: {labels: {app: typed}}
    spec: {containers: [{name: app, image: "example.com/app:1"}]}
`;

const RELEASE = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: release\n  namespace: default\n";

/** What keeps either from ever reaching another commit. */
const NEVER = {
  gitrepositories: {
    ref: { tag: "none" },
    ignore: "/**",
    verify: { mode: "HEAD", secretRef: { name: "nobody" } },
  },
  kustomizations: {
    dependsOn: [{ name: "nobody" }],
    decryption: { provider: "sops", secretRef: { name: "nobody" } },
    kubeConfig: { secretRef: { name: "nobody" } },
    targetNamespace: "nowhere",
  },
};

const KINDS = {
  gitrepositories: { apiVersion: "source.toolkit.fluxcd.io/v1", kind: "GitRepository" },
  kustomizations: { apiVersion: "kustomize.toolkit.fluxcd.io/v1", kind: "Kustomization" },
};

/** Everything that the cluster's own Kustomization takes beside what is usual. */
const SYNC = {
  sourceInterval: "1s",
  interval: "7m",
  retryInterval: "5s",
  timeout: "5m",
  wait: true,
  force: false,
  serviceAccountName: "kustomize-controller",
  healthChecks: [{ apiVersion: "apps/v1", kind: "Deployment", name: "typed", namespace: "default" }],
  healthCheckExprs: [{ apiVersion: "example.com/v1", kind: "Thing", current: "status.ready == true" }],
  commonMetadata: { labels: { team: "platform" } },
  postBuild: { substitute: { GREETING: "good day" } },
  patches: [{ patch: "- {op: add, path: /data/patched, value: 'yes'}", target: { kind: "ConfigMap", name: "typed" } }],
  images: [{ name: "example.com/app", newTag: "2" }],
} satisfies StackConfig;

describe("a typed sync", () => {
  let world: World;
  let key: SigningKey;

  before("a repository with an application", async () => {
    world = await createWorld({ name: "typed", repository: { files: { "clusters/prod/app.yaml": APP } } });
    key = await createPgpKey();
  });
  after(() => end(world));

  async function specOf(resource: "gitrepositories" | "kustomizations"): Promise<Fields> {
    return ((await world.cluster.get(fluxObject(resource))) as KubernetesObject & { readonly spec: Fields }).spec;
  }

  /** That what is in Git says of both objects what the cluster has, but for what only the cluster says. */
  /** Commits a Secret that only the owner of a key can read, and waits until Flux has applied it. */
  async function commitEncrypted(password: string, recipient: string): Promise<void> {
    const { repository, cluster } = world;
    const metadata = { name: "typed", namespace: "default" };
    const manifest = { apiVersion: "v1", kind: "Secret", metadata, stringData: { password } };
    const encrypted = await encryptManifest(manifest, recipient);
    await repository.commit("Encrypt a Secret", { "clusters/prod/secret.yaml": encrypted });
    await cluster.waitFor<KubernetesObject & { readonly data?: Fields }>(
      "/api/v1/namespaces/default/secrets/typed",
      ({ data }) => isDeepStrictEqual(data, { password: Buffer.from(password).toString("base64") }),
    );
  }

  async function assertAgreement(): Promise<void> {
    const documents = loadAll(
      (await world.repository.read("clusters/prod/flux-system/gotk-sync.yaml")) ?? "",
    ) as (KubernetesObject & { readonly spec: Fields })[];
    for (const [kind, resource] of [
      ["GitRepository", "gitrepositories"],
      ["Kustomization", "kustomizations"],
    ] as const) {
      const committed = documents.find((document) => document.kind === kind)?.spec;
      const live = await specOf(resource);
      for (const [field, value] of Object.entries(committed ?? {}))
        assert.deepEqual(withoutDefaults(live[field], value), value, `${kind} ${field}`);
    }
  }

  it("reaches the cluster and Git alike, with every field", async () => {
    const { stack, cluster } = world;
    stack.setConfig({
      sync: {
        ...SYNC,
        gitRepository: {
          timeout: "30s",
          ignore: "/*.md\n",
          sparseCheckout: ["clusters/prod"],
          recurseSubmodules: true,
        },
      },
    });
    await stack.up();
    await assertAgreement();
    const { data, metadata } = (await cluster.get(
      "/api/v1/namespaces/default/configmaps/typed",
    )) as KubernetesObject & { readonly data: Fields };
    assert.deepEqual(data, { greeting: "good day", image: "example.com/app", patched: "yes" });
    assert.equal(metadata.labels?.["team"], "platform");
    const deployment = (await cluster.get("/apis/apps/v1/namespaces/default/deployments/typed")) as {
      readonly spec: {
        readonly template: { readonly spec: { readonly containers: readonly { readonly image: string }[] } };
      };
    };
    assert.equal(deployment.spec.template.spec.containers[0]?.image, "example.com/app:2");
    assert.deepEqual(Object.keys((await stack.up()).changes), ["same"]);
  });

  it("follows each kind of reference, where everything is signed", async () => {
    const { stack, repository } = world;
    const verified = { verify: { mode: "HEAD" }, verificationKeys: key.verification };
    // What the program commits is not signed; a signed commit on top of it is what the references name.
    const commit = await repository.commit("Release", { "clusters/prod/release.yaml": RELEASE }, "main", { sign: key });
    await repository.tag("1.0.0");
    // Each wins over those before it, which the followed revision may still have in its own gotk-sync.yaml.
    for (const ref of [{ semver: "1.x" }, { tag: "1.0.0" }, { name: "refs/tags/1.0.0" }, { branch: "main", commit }]) {
      stack.setConfig({ sync: { ...SYNC, gitRepository: { ref, ...verified } } });
      await stack.up();
      const { appliedRevision } = await stack.outputs();
      assert.equal(
        String(appliedRevision).replace(/^.*sha1:/, ""),
        commit,
        `${JSON.stringify(ref)}: ${String(appliedRevision)}`,
      );
      assert.deepEqual(withoutDefaults((await specOf("gitrepositories"))["ref"], ref), ref);
    }
  });

  it("goes back to the branch", async () => {
    const { stack, repository } = world;
    stack.setConfig({ sync: SYNC });
    await stack.up();
    const [head] = await repository.log();
    assert.equal((await stack.outputs())["appliedRevision"], `main@sha1:${String(head?.sha)}`);
    await assertAgreement();
  });

  it("decrypts with keys that are in the cluster only", async () => {
    const { stack, repository } = world;
    const { identity, recipient } = await createAgeKey();
    await stack.setSecret('sync.decryptionKeys["lab.agekey"]', identity);
    await stack.up();
    await assertAgreement();
    await commitEncrypted("only-of-this-test", recipient);
    const committed = await Promise.all((await repository.files()).map((file) => repository.read(file)));
    assert.ok(!JSON.stringify([committed, await stack.export()]).includes(identity));
  });

  it("decrypts by the next key, beside the old one and then alone", async () => {
    const { stack } = world;
    const { identity, recipient } = await createAgeKey();
    await stack.setSecret('sync.decryptionKeys["next.agekey"]', identity);
    await stack.up();
    await commitEncrypted("by-the-next-key", recipient);
    stack.setConfig({ sync: SYNC });
    await stack.setSecret('sync.decryptionKeys["next.agekey"]', identity);
    await stack.up();
    await commitEncrypted("by-the-next-key-alone", recipient);
  });

  it("notices another key at once, and goes on without one", async () => {
    const { stack, repository, cluster } = world;
    await stack.setSecret('sync.decryptionKeys["next.agekey"]', (await createAgeKey()).identity);
    await stack.up();
    // Nothing else is due for minutes: neither a commit, nor an interval.
    await cluster.waitFor(fluxObject("kustomizations"), ({ status }) =>
      JSON.stringify(status).includes("cannot get sops data key"),
    );
    await repository.commit("Encrypt nothing", { "clusters/prod/secret.yaml": null });
    stack.setConfig({ sync: SYNC });
    await stack.up();
    assert.equal((await specOf("kustomizations"))["decryption"], undefined);
    await cluster.waitUntilGone("/api/v1/namespaces/flux-system/secrets/flux-system-decryption");
  });

  it("may be suspended, without waiting for it", async () => {
    const { stack } = world;
    const gitRepository = { suspend: true, ...NEVER.gitrepositories };
    stack.setConfig({ sync: { ...SYNC, suspend: true, ...NEVER.kustomizations, gitRepository } });
    await stack.up();
    assert.equal((await specOf("kustomizations"))["suspend"], true);
  });

  it("goes on, and leaves nothing that Flux has applied too and the program no longer declares", async () => {
    const { stack, cluster } = world;
    for (const resource of ["gitrepositories", "kustomizations"] as const) {
      // As Flux does with the file that the program has committed.
      await cluster.api.request(`${fluxObject(resource)}?fieldManager=kustomize-controller&force=true`, {
        method: "PATCH",
        contentType: "application/apply-patch+yaml",
        body: {
          ...KINDS[resource],
          metadata: { name: "flux-system", namespace: "flux-system" },
          spec: { suspend: true, ...NEVER[resource] },
        },
      });
    }
    stack.setConfig({ sync: SYNC });
    await stack.up();
    for (const resource of ["gitrepositories", "kustomizations"] as const) {
      const { suspend, ...live } = await specOf(resource);
      assert.equal(suspend, false);
      const left = Object.entries(NEVER[resource]).filter(([field, value]) => isDeepStrictEqual(live[field], value));
      assert.deepEqual(left, [], resource);
    }
    assert.deepEqual((await specOf("gitrepositories"))["ref"], { branch: "main" });
    await assertAgreement();
    assert.deepEqual(Object.keys((await stack.preview({ refresh: true })).changes), ["same"]);
  });

  it("is refused with the path that was typed, before anything is written", async () => {
    const { lab, stack } = world;
    const from = lab.gitHost.requests.length;
    stack.setConfig({
      sync: {
        healthChecks: [{ name: "typed" }],
        decryption: { provider: "vault" },
        gitRepository: { ref: { branch: 1 }, include: [{ fromPath: "a" }] },
      },
    });
    const { stdout, stderr } = await stack.up({ expectFailure: true });
    for (const problem of [
      /- sync\.gitRepository\.ref\.branch: must be a string, got 1/,
      /- sync\.gitRepository\.include\[0\]\.repository: is required/,
      /- sync\.healthChecks\[0\]\.kind: is required/,
      /- sync\.decryption\.provider: expected one of sops in Flux v2\.9\.4, got "vault"/,
    ])
      assert.match(stdout + stderr, problem);
    assert.deepEqual(writes(lab, from), []);
  });
});

/** A live value without the fields that others have filled in. */
function withoutDefaults(live: unknown, wanted: unknown): unknown {
  if (Array.isArray(live) && Array.isArray(wanted))
    return live.map((item, index) => withoutDefaults(item, wanted[index]));
  if (typeof live !== "object" || live === null || typeof wanted !== "object" || wanted === null) return live;
  return Object.fromEntries(
    Object.entries(live)
      .filter(([key]) => key in wanted)
      .map(([key, item]) => [key, withoutDefaults(item, (wanted as Fields)[key])]),
  );
}
