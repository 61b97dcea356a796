import assert from "node:assert/strict";

import { isTrue, type KubernetesObject } from "../../lab/cluster";
import { createPgpKey, type Repository, type SigningKey } from "../../lab/git-host";
import { CREATES_BY_POST, type StackConfig } from "../../lab/pulumi";
import {
  configMapChart,
  createCosignKey,
  type BucketStore,
  type HelmRepository,
  type ImageSigner,
  type OciImage,
  type OciRegistry,
} from "../../lab/stores";
import { APP_KEY } from "../components/private-keys";
import { annotateAsTold } from "./annotate-as-told";
import { createApplicationsStack, type ApplicationsStack } from "./applications-stack";
import { configMapData } from "./config-map-data";
import { configMap, delivered, SELDOM, type Declared } from "./declared";
import { configOf, createWorld, end, writes } from "./world";
import type { World } from "./world";

const CREDENTIALS = { username: "flux", password: "only-of-this-test" };

const GIT_REPOSITORIES = "/apis/source.toolkit.fluxcd.io/v1/namespaces/flux-system/gitrepositories";
const PROVIDERS = "/apis/notification.toolkit.fluxcd.io/v1beta3/namespaces/flux-system/providers";
const SECRETS = "/api/v1/namespaces/flux-system/secrets";
const HELM_RELEASES = "/apis/helm.toolkit.fluxcd.io/v2/namespaces/flux-system/helmreleases";

/** Neither is what Flux reads. */
const PUTTY_KEY = "PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\nPrivate-Lines: 1\n0nly-of-this-test\n";
const APP = { installationId: "1", privateKey: APP_KEY };

/** With null, which is to take the chart's default away. */
const VALUES: object = {
  data: { greeting: "good day" },
  unset: null,
  nested: { unset: null, set: 1 },
  list: ["a", null, "b"],
};

describe("applications", () => {
  let world: World;
  let stack: ApplicationsStack;
  let apps: Repository;
  let registry: OciRegistry;
  let store: BucketStore;
  let charts: HelmRepository;
  let signer: SigningKey;
  let cosign: ImageSigner;
  let pinned: { readonly commit: string; readonly image: OciImage };

  before("a cluster, and something to follow in Git, in a registry, in a bucket and in a Helm repository", async () => {
    world = await createWorld({ name: "applications" });
    const { lab } = world;
    stack = await createApplicationsStack(world, "applications", {}, true);
    signer = await createPgpKey();
    cosign = createCosignKey();
    [registry, store, charts] = await Promise.all([
      lab.startOciRegistry({ credentials: CREDENTIALS }),
      lab.startBucketStore(),
      lab.startHelmRepository({ credentials: CREDENTIALS }),
    ]);
    apps = await lab.gitHost.createRepository("acme", "apps");
    pinned = { commit: await commitApps("1.0.0"), image: await pushApps("1.0.0") };
    await commitApps("1.1.0");
    await pushApps("1.1.0");
    await store.createBucket("apps");
    await store.put("apps", "web/config-map.yaml", configMap("bucket-prefix", "bucket"));
    await store.put("apps", "other/config-map.yaml", configMap("bucket-other", "bucket"));
    for (const version of ["1.0.0", "1.1.0"]) {
      const chart = configMapChart("web", version, { greeting: "hello" });
      charts.add(chart);
      await registry.sign(await registry.pushChart(chart), cosign);
    }
  });
  after(() => end(world));

  /** Commits what the Git sources deliver, signed, and tags it. */
  async function commitApps(version: string): Promise<string> {
    const names = ["branch", "tag", "semver", "commit", "name"];
    const files = Object.fromEntries(
      names.map((name) => [`${name}/config-map.yaml`, configMap(`git-${name}`, version)]),
    );
    const sha = await apps.commit(`Release ${version}`, files, "main", { sign: signer });
    await apps.tag(version);
    return sha;
  }

  /** Pushes what the OCI sources deliver, signed. */
  async function pushApps(version: string): Promise<OciImage> {
    const names = ["tag", "semver", "digest"];
    const files = Object.fromEntries(
      names.map((name) => [`${name}/config-map.yaml`, configMap(`oci-${name}`, version)]),
    );
    const image = await registry.pushArtifact("apps", version, { files });
    await registry.sign(image, cosign);
    return image;
  }

  function git(name: string, ref: StackConfig, more: StackConfig = {}): Declared {
    return { kind: "GitRepository", name: `git-${name}`, args: { url: apps.httpUrl, ref, ...SELDOM, ...more } };
  }

  function oci(name: string, ref: StackConfig, more: StackConfig = {}): Declared {
    const args = { url: `${registry.url}/apps`, insecure: true, credentials: CREDENTIALS, ref, ...SELDOM, ...more };
    return { kind: "OCIRepository", name: `oci-${name}`, args };
  }

  function applications(): Declared[] {
    const sources = [
      git("branch", { branch: "main" }),
      git("tag", { tag: "1.0.0" }, { verify: { mode: "HEAD" }, verificationKeys: signer.verification }),
      git("semver", { semver: "1.x" }, { sparseCheckout: ["semver"] }),
      git("commit", { branch: "main", commit: pinned.commit }),
      git("name", { name: "refs/tags/1.0.0" }),
      oci("tag", { tag: "1.0.0" }, { verify: { provider: "cosign" }, verificationKeys: cosign.verification }),
      oci("semver", { semver: ">=1.0.0", semverFilter: "^1\\.0\\." }, { layerSelector: { operation: "extract" } }),
      oci("digest", { digest: pinned.image.digest }),
    ];
    const bucket = {
      kind: "Bucket",
      name: "bucket-prefix",
      args: {
        provider: "generic",
        bucketName: "apps",
        endpoint: store.endpoint,
        insecure: true,
        prefix: "web/",
        credentials: { accessKey: store.accessKey, secretKey: store.secretKey },
        ...SELDOM,
      },
    };
    return [
      ...sources.flatMap((source) => [
        source,
        delivered(source.name, source.name, source.name.replace(/^[a-z]+-/, "./")),
      ]),
      bucket,
      delivered(bucket.name, bucket.name, "./"),
      { kind: "HelmRepository", name: "charts", args: { url: charts.url, credentials: CREDENTIALS, ...SELDOM } },
      {
        kind: "HelmRepository",
        name: "oci-charts",
        args: { type: "oci", url: `${registry.url}/charts`, insecure: true, credentials: CREDENTIALS },
      },
      release("helm-chart", {
        chart: { spec: { chart: "web", version: "1.0.x", sourceRef: { kind: "HelmRepository", name: "charts" } } },
      }),
      release("helm-oci", {
        chart: {
          spec: {
            chart: "web",
            version: "1.x",
            sourceRef: { kind: "HelmRepository", name: "oci-charts" },
            verify: { provider: "cosign" },
          },
        },
        verificationKeys: cosign.verification,
      }),
      {
        kind: "OCIRepository",
        name: "chart",
        args: {
          url: `${registry.url}/charts/web`,
          insecure: true,
          credentials: CREDENTIALS,
          ref: { semver: "1.x" },
          layerSelector: CHART_LAYER,
          ...SELDOM,
        },
      },
      release("helm-reference", { chartRef: "chart", values: VALUES as StackConfig }),
      {
        kind: "AlertProvider",
        name: "chat",
        args: { type: "generic", secret: { address: "http://127.0.0.1:9/alerts" } },
      },
      {
        kind: "Alert",
        name: "all",
        args: { providerRef: { name: "chat" }, eventSources: [{ kind: "Kustomization", name: "*" }] },
      },
      {
        kind: "Receiver",
        name: "push",
        args: {
          type: "generic",
          token: "only-of-this-test",
          resources: [{ kind: "GitRepository", name: "git-branch" }],
        },
      },
    ];
  }

  function release(name: string, chart: StackConfig): Declared {
    return { kind: "HelmRelease", name, args: { targetNamespace: "default", releaseName: name, ...SELDOM, ...chart } };
  }

  /** What stays when the others are taken away. */
  function kept(): Declared[] {
    return applications()
      .filter(({ name }) => ["git-tag", "charts"].includes(name))
      .map((object) =>
        object.kind === "GitRepository" ? { ...object, args: { ...object.args, ref: { tag: "1.1.0" } } } : object,
      );
  }

  const dataOf = (name: string) => configMapData(world.cluster, name);

  it("have no cluster before an output turns out to be credentials, which is not shown otherwise", async () => {
    const { lab, cluster } = world;
    await lab.gitHost.createRepository("acme", "late");
    const late = await createApplicationsStack(world, "late");
    const { github = {}, path = "" } = configOf(lab, "late");
    const from = lab.gitHost.requests.length;
    for (const [at, credentials, expected] of [
      ["sshKey.privateKey", { sshKey: { privateKey: `late:${PUTTY_KEY}` } }, /must be in the format of PEM or OpenSSH/],
      ["githubApp.appId", { githubApp: { ...APP, appId: "late:0nly-of-this-test" } }, /must be a number such as/],
    ] as const) {
      late.declare([], { flux: { github, path, credentials } });
      // Another preview knows the output from the state.
      if ("sshKey" in credentials) await late.preview();
      const { stdout, stderr } = await late.up({ expectFailure: true });
      assert.match(stdout + stderr, new RegExp(`credentials\\.${at}: ${expected.source}`));
      assert.doesNotMatch(stdout + stderr + JSON.stringify(await late.export()), /0nly-of-this-test/);
    }
    assert.deepEqual(writes(lab, from), []);
    await cluster.waitUntilGone("/api/v1/namespaces/flux-system");
    await late.destroy();
    await late.remove();
  });

  it("are made when an up is killed that waits for them", async () => {
    stack.declare(applications());
    const run = stack.spawn("up", { asUsers: true });
    await world.cluster.waitFor(`${HELM_RELEASES}/helm-reference`, () => true);
    await run.kill();
    await stack.cancel();
    const { deployment } = (await stack.export()) as { readonly deployment: { readonly resources: unknown } };
    assert.doesNotMatch(JSON.stringify(deployment.resources), /"id":"flux-system\/helm-reference"/);
  });

  it("come from every kind of source by every kind of reference, in the up that finishes the work", async () => {
    const { stdout, steps } = await stack.up();
    const imported = steps.filter(({ op, type }) => op === "import" && type.endsWith(":HelmRelease"));
    assert.ok(imported.length > 0, "no object had to be imported");
    assert.match(stdout, /values\.nested\.unset, values\.unset: Pulumi's Kubernetes provider leaves null out/);
    const { spec } = (await world.cluster.get(`${HELM_RELEASES}/helm-reference`)) as {
      readonly spec: { readonly values: unknown };
    };
    assert.deepEqual(spec.values, { data: { greeting: "good day" }, nested: { set: 1 }, list: ["a", null, "b"] });
    const expected = {
      "git-branch": "1.1.0",
      "git-tag": "1.0.0",
      "git-semver": "1.1.0",
      "git-commit": "1.0.0",
      "git-name": "1.0.0",
      "oci-tag": "1.0.0",
      "oci-semver": "1.0.0",
      "oci-digest": "1.0.0",
      "bucket-prefix": "bucket",
    };
    for (const [name, from] of Object.entries(expected)) assert.deepEqual(await dataOf(name), { from }, name);
    assert.deepEqual(await dataOf("helm-chart"), { chart: "web-1.0.0", greeting: "hello" });
    assert.deepEqual(await dataOf("helm-oci"), { chart: "web-1.1.0", greeting: "hello" });
    // Of a chart from a registry Flux adds the digest to the version.
    const { chart, greeting } = await dataOf("helm-reference");
    assert.match(String(chart), /^web-1\.1\.0\+/);
    assert.equal(greeting, "good day");
  });

  it("put their revisions, digests and inventories out", async () => {
    // Its message has the path, which is all that one needs to know to make Flux reconcile.
    assert.doesNotMatch(JSON.stringify(await stack.export()), /\/hook\/[0-9a-f]{64}/);
    const { statuses } = (await stack.outputs()) as {
      readonly statuses: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    };
    assert.deepEqual(
      [statuses["git-tag"]?.["inventory"], statuses["git-tag"]?.["revision"]],
      [1, `1.0.0@sha1:${pinned.commit}`],
    );
    assert.equal(statuses["chart"]?.["ready"], "True");
    assert.match(String(statuses["chart"]?.["digest"]), /^sha256:/);
    assert.equal(statuses["helm-oci"]?.["revision"], "1.1.0");
    assert.deepEqual(statuses["chat"], {});
  });

  it("stay as they are in an up without changes", async () => {
    const { changes } = await stack.up();
    assert.deepEqual(Object.keys(changes), ["same"]);
  });

  it("see a value that becomes null, and one that comes back, and say where null is lost", async () => {
    const withData = (data: object) =>
      applications().map((object) =>
        object.name === "helm-reference"
          ? { ...object, args: { ...object.args, values: { data } as StackConfig } }
          : object,
      );
    const said = "values.data.count, values.data.greeting: Pulumi's Kubernetes provider leaves null out";
    for (const [data, arrives] of [
      [
        { count: 1, greeting: "good day" },
        { count: "1", greeting: "good day" },
      ],
      [
        { count: null, greeting: null },
        { count: undefined, greeting: "hello" },
      ],
      [
        { count: 1, greeting: "good day" },
        { count: "1", greeting: "good day" },
      ],
    ] as const) {
      stack.declare(withData(data));
      const { stdout, steps } = await stack.up();
      assert.deepEqual(
        steps.flatMap(({ op, urn }) => (op === "same" ? [] : [`${op} ${String(urn.split("::").at(-1))}`])),
        ["update helm-reference-helm-release"],
      );
      assert.equal(stdout.includes(said), data.count === null);
      const { count, greeting } = await dataOf("helm-reference");
      assert.deepEqual({ count, greeting }, arrives);
    }
  });

  it("follow a changed reference, and are gone when they are taken away", async () => {
    // As `flux reconcile` does: it then owns the annotation that this program writes too.
    await world.cluster.api.request(
      "/apis/source.toolkit.fluxcd.io/v1/namespaces/flux-system/gitrepositories/git-tag?fieldManager=flux",
      {
        method: "PATCH",
        contentType: "application/merge-patch+json",
        body: { metadata: { annotations: { "reconcile.fluxcd.io/requestedAt": "now" } } },
      },
    );
    stack.declare(kept());
    await stack.up();
    assert.deepEqual(await dataOf("git-tag"), { from: "1.1.0" });
    await world.cluster.waitUntilGone("/api/v1/namespaces/default/configmaps/bucket-prefix");
    await world.cluster.waitUntilGone("/api/v1/namespaces/default/configmaps/helm-oci");
  });

  it("are awaited for as long as Helm may take, also where only an output says how long", async () => {
    const chart = { spec: { chart: "web", version: "1.0.x", sourceRef: { kind: "HelmRepository", name: "charts" } } };
    // What the caller annotates counts more, where the output is not yet known to be less.
    const metadata = { annotations: { "pulumi.com/timeoutSeconds": "6" } };
    stack.declare([
      ...kept(),
      release("late", { chart, timeout: "late:15m", dependsOn: [{ name: "absent" }], metadata }),
    ]);
    const { stdout, stderr } = await stack.up({ expectFailure: true });
    const [, diagnostics = ""] = (stdout + stderr).split("Diagnostics:");
    assert.match(diagnostics, /timed out waiting/);
    assert.match(diagnostics, /HelmRelease flux-system\/late is not ready: DependencyNotReady/);
    stack.declare([
      ...kept(),
      release("late", { chart, timeout: "late:15m" }),
      release("known", { chart, timeout: "15m" }),
    ]);
    await stack.up();
    const { metadata: late } = (await world.cluster.get(`${HELM_RELEASES}/late`)) as KubernetesObject;
    assert.equal(late.annotations?.["pulumi.com/timeoutSeconds"], "900");
    const { deployment } = (await stack.export()) as {
      readonly deployment: {
        readonly resources: readonly { readonly urn: string; readonly customTimeouts?: object }[];
      };
    };
    const known = deployment.resources.find(({ urn }) => urn.endsWith("::known-helm-release"));
    assert.deepEqual(known?.customTimeouts, { create: 900, update: 900, delete: 900 });
  });

  it("end the wait as soon as Flux has stopped trying, and hold back what depends on them", async () => {
    const chart = { spec: { chart: "web", version: "1.0.x", sourceRef: { kind: "HelmRepository", name: "charts" } } };
    const sourceRef = { kind: "GitRepository", name: "git-tag" };
    const objects = (targetNamespace: string, decryption: StackConfig = {}) => [
      ...kept(),
      release("stalled", { chart, targetNamespace }),
      release("dependent", { chart, dependsOn: ["stalled"] }),
      // Its status has no generation: only the condition has.
      delivered("gated", "git-tag", "./name", { sourceRef, prune: false, ...decryption }),
    ];
    const broken = objects("absent", { decryption: { provider: "sops", serviceAccountName: "sops" } });
    stack.declare(broken, { timeout: "5m" });
    // The second time, the object has been stalled all the while.
    for (const expected of ["create", "update"]) {
      const { stdout, stderr, steps } = await stack.up({ expectFailure: true });
      const [, diagnostics = ""] = (stdout + stderr).split("Diagnostics:");
      assert.match(
        diagnostics,
        /HelmRelease flux-system\/stalled is not ready: InstallFailed: .*namespaces "absent" not found/,
      );
      assert.match(diagnostics, /Flux has stopped trying/);
      assert.match(diagnostics, /Kustomization flux-system\/gated is not ready: FeatureGateDisabled/);
      assert.doesNotMatch(diagnostics, /timed out waiting/);
      assert.deepEqual(
        steps.flatMap(({ op, urn }) => (/::(stalled-helm-release|gated-kustomization)$/.test(urn) ? [op] : [])),
        [expected, expected],
      );
      const { items } = (await world.cluster.get(HELM_RELEASES)) as { readonly items: readonly KubernetesObject[] };
      assert.ok(items.every(({ metadata }) => metadata.name !== "dependent"));
    }
    stack.declare(objects("default"), { timeout: "5m" });
    await stack.up();
    assert.equal((await dataOf("dependent"))["chart"], "web-1.0.0");
    const { metadata } = (await world.cluster.get(`${HELM_RELEASES}/stalled`)) as KubernetesObject;
    const { annotations = {} } = metadata;
    assert.ok("pulumi.com/waitFor" in annotations);
    assert.match(annotations["reconcile.fluxcd.io/requestedAt"] ?? "", /^[0-9a-f]{16}$/);
    assert.deepEqual(Object.keys((await stack.up()).changes), ["same"]);
  });

  it("end the wait for sources that Flux has stopped to try, and for what waits for these alone", async () => {
    const sourceRef = { kind: "HelmRepository", name: "charts" };
    const stalled: readonly Declared[] = [
      {
        kind: "Bucket",
        name: "stalled-bucket",
        args: {
          provider: "aws",
          bucketName: "apps",
          endpoint: "s3.example.com",
          region: "eu-central-1",
          serviceAccountName: "tenant",
        },
      },
      { kind: "OCIRepository", name: "stalled-oci", args: { url: `${registry.url}/Apps`, insecure: true } },
      release("chartless", { chart: { spec: { chart: "web", version: "9.x", sourceRef } } }),
      // By a plain name: Pulumi does not know that one comes before the other.
      delivered("sourceless", "", "./", { sourceRef: { kind: "OCIRepository", name: "stalled-oci" } }),
    ];
    stack.declare([...kept(), ...stalled], { timeout: "5m" });
    const { stdout, stderr } = await stack.up({ expectFailure: true });
    const [, diagnostics = ""] = (stdout + stderr).split("Diagnostics:");
    for (const expected of [
      /Bucket flux-system\/stalled-bucket is not ready: FeatureGateDisabled: /,
      /OCIRepository flux-system\/stalled-oci is not ready: URLInvalid: /,
      /HelmRelease flux-system\/chartless is not ready, because it waits for its source:\s+HelmChart flux-system\/flux-system-chartless is not ready: InvalidChartReference: .*9\.x/,
      /Kustomization flux-system\/sourceless is not ready, because it waits for its source:\s+OCIRepository flux-system\/stalled-oci is not ready: URLInvalid/,
    ])
      assert.match(diagnostics, expected);
    assert.match(diagnostics, /Flux has stopped trying/);
    assert.doesNotMatch(diagnostics, /timed out waiting/);
    stack.declare(kept(), { timeout: "5m" });
    await stack.up();
  });

  it("are not applied from a commit that somebody else has signed, and the person learns why", async () => {
    await apps.commit("Tamper", { "tag/config-map.yaml": configMap("git-tag", "somebody") }, "main", {
      sign: await createPgpKey("Eve"),
    });
    await apps.tag("1.2.0");
    const tampered = applications()
      .filter(({ name }) => name === "git-tag")
      .map((object) =>
        object.kind === "GitRepository" ? { ...object, args: { ...object.args, ref: { tag: "1.2.0" } } } : object,
      );
    stack.declare(tampered, { timeout: "10s" });
    const { stdout, stderr } = await stack.up({ expectFailure: true });
    const [, diagnostics = ""] = (stdout + stderr).split("Diagnostics:");
    assert.match(diagnostics, /GitRepository flux-system\/git-tag is not ready: InvalidCommitSignature/);
    assert.match(diagnostics, /npx flux-bootstrap status --namespace flux-system/);
    assert.deepEqual(await dataOf("git-tag"), { from: "1.1.0" });
  });

  it("are refused with the path that was typed before anything is sent", async () => {
    const wrong = [
      git("tag", { tag: "1.0.0" }, { interval: "often" }),
      {
        kind: "Bucket",
        name: "bucket",
        args: {
          bucketName: "apps",
          endpoint: "s3.example.com",
          provider: "gcp",
          sts: { provider: "aws", endpoint: "https://sts.example.com" },
        },
      },
    ];
    for (const [object, message] of [
      [
        wrong[0],
        /Invalid GitRepository git-tag arguments:\n *- interval: must be a Go duration such as "1m0s", got "often"/,
      ],
      [wrong[1], /STS configuration is only supported for the 'aws' and 'generic' Bucket providers/],
    ] as const) {
      stack.declare(object === undefined ? [] : [object]);
      const { stdout, stderr } = await stack.preview({ expectFailure: true });
      assert.match(stdout + stderr, message);
    }
  });

  for (const createsByPost of [true, false]) {
    const how = `with a provider that ${createsByPost ? "refuses to create what exists" : "takes over what exists"}`;
    const environment = { [CREATES_BY_POST]: String(createsByPost) };
    const suffix = createsByPost ? "post" : "apply";
    const name = `alone-${suffix}`;
    const verified = (tag: string): Declared => ({
      ...git(suffix, { tag }, { verify: { mode: "HEAD" }, verificationKeys: signer.verification }),
      name,
      alone: true,
    });
    const done: Declared[] = [];
    const operations = ({ steps }: { readonly steps: readonly { readonly op: string; readonly urn: string }[] }) =>
      steps.flatMap(({ op, urn }) => (op === "same" ? [] : [`${op} ${urn.replace(/^.*::/, "")}`]));

    it(`are imported that a killed up has made, without the FluxBootstrap, ${how}`, async () => {
      stack.declare([...kept(), verified("none")]);
      // The state has nothing of this run, not even the Secret.
      const run = stack.spawn("up", { environment });
      const { metadata } = await world.cluster.waitFor(`${GIT_REPOSITORIES}/${name}`, () => true);
      await run.kill();
      await stack.cancel();
      assert.doesNotMatch(JSON.stringify(await stack.export()), new RegExp(name));

      done.push(verified("1.1.0"));
      stack.declare([...kept(), ...done]);
      const made = operations(await stack.up({ environment }));
      assert.ok(made.includes(`import ${name}-git-repository`), made.join());
      const { metadata: left } = (await world.cluster.get(`${GIT_REPOSITORIES}/${name}`)) as KubernetesObject;
      assert.equal((left as { uid?: string }).uid, (metadata as { uid?: string }).uid);
      assert.deepEqual(Object.keys((await stack.up({ environment })).changes), ["same"]);
    });

    it(`are made again where Pulumi does not replace what was imported, ${how}`, async () => {
      const { deployment } = (await stack.export()) as {
        readonly deployment: { readonly resources: readonly { readonly urn: string }[] };
      };
      const urn = deployment.resources.find((resource) => resource.urn.endsWith(`::${name}-git-repository`))?.urn;
      assert.ok(urn);
      const refused = await stack.up({ expectFailure: true, environment, args: ["--replace", urn] });
      assert.match(refused.stdout + refused.stderr, /previously-imported resources .* may not be replaced/);
      // As docs/troubleshooting.md says.
      await world.cluster.api.request(`${GIT_REPOSITORIES}/${name}`, { method: "DELETE" });
      await world.cluster.waitUntilGone(`${GIT_REPOSITORIES}/${name}`);
      await stack.up({ environment, args: ["--refresh"] });
      await world.cluster.waitFor(`${GIT_REPOSITORIES}/${name}`, isTrue);
      assert.deepEqual(Object.keys((await stack.up({ environment })).changes), ["same"]);
    });

    for (const alone of [true, false]) {
      it(`are refused that somebody else has made, until the advice is followed, ${alone ? "without" : "with"} the FluxBootstrap, ${how}`, async () => {
        const theirs = `theirs-${alone ? "alone-" : ""}${suffix}`;
        const secretName = `${theirs}-secret`;
        const metadata = { name: theirs, namespace: "flux-system" };
        const kubectl = async (path: string, body: object) =>
          world.cluster.api.request(`${path}?fieldManager=kubectl-create`, { method: "POST", body });
        await kubectl(PROVIDERS, {
          apiVersion: "notification.toolkit.fluxcd.io/v1beta3",
          kind: "Provider",
          metadata,
          spec: { type: "generic", address: "http://127.0.0.1:9/theirs" },
        });
        const provider = {
          kind: "AlertProvider",
          name: theirs,
          alone,
          args: { type: "generic", secret: { address: "http://127.0.0.1:9/ours" } },
        };
        await kubectl(SECRETS, {
          apiVersion: "v1",
          kind: "Secret",
          metadata: { ...metadata, name: secretName },
          stringData: { address: "http://127.0.0.1:9/theirs" },
        });
        stack.declare([...kept(), ...done, provider]);
        for (const refused of ["Secret", "Provider"]) {
          const expected = new RegExp(
            `The ${refused} flux-system/${refused === "Secret" ? secretName : theirs} exists already, and this component has not made it: kubectl has made it`,
          );
          const preview = await stack.preview({ expectFailure: true, environment });
          assert.match(preview.stdout + preview.stderr, expected);
          const up = await stack.up({ expectFailure: true, environment });
          assert.match(up.stdout + up.stderr, expected);
          await annotateAsTold(world.cluster, up.stdout + up.stderr);
        }
        done.push(provider);
        const made = operations(await stack.up({ environment }));
        assert.ok(made.includes(`import ${theirs}-provider`), made.join());
        const { data } = (await world.cluster.get(`${SECRETS}/${secretName}`)) as {
          readonly data: Readonly<Record<string, string>>;
        };
        assert.equal(Buffer.from(String(data["address"]), "base64").toString(), "http://127.0.0.1:9/ours");
        assert.deepEqual(Object.keys((await stack.up({ environment })).changes), ["same"]);
      });
    }
  }

  it("go before Flux when everything is destroyed", async () => {
    stack.declare(applications().filter(({ name }) => name === "git-tag"));
    await stack.destroy();
    await world.cluster.waitUntilGone("/api/v1/namespaces/flux-system");
    await world.cluster.waitUntilGone("/api/v1/namespaces/default/configmaps/git-tag");
  });
});

/** The layer of a chart in a registry. */
const CHART_LAYER = { mediaType: "application/vnd.cncf.helm.chart.content.v1.tar+gzip", operation: "copy" };
