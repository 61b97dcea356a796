import assert from "node:assert/strict";

import { readStatus } from "../../components";
import type { KubernetesObject } from "../../lab/cluster";
import { createStack, type StackConfig } from "../../lab/pulumi";
import { createCosignKey, type BucketStore, type OciRegistry } from "../../lab/stores";
import { rootProgram } from "./programs";
import { createWorld, end, hastyRuns } from "./world";
import type { World } from "./world";

const CREDENTIALS = { username: "flux", password: "only-of-this-test" };

/** A file of the program's output. */
interface PublishedFile {
  readonly path: string;
  readonly content: string;
}

/** A cluster, perhaps one that another world has left, and a stack of the root's program that is told nothing of a Git host. */
async function createStoreWorld(name: string, left?: World): Promise<World> {
  const world = await createWorld({ name, ...(left && { cluster: left.cluster }) });
  const environment = { KUBECONFIG: world.cluster.kubeconfig };
  return {
    ...world,
    stack: await createStack(world.lab, {
      directory: await rootProgram(),
      stack: `${name}-store`,
      config: { path: "clusters/prod" },
      environment,
      ...(await hastyRuns()),
    }),
  };
}

function configMap(text: string): string {
  return `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: published\n  namespace: default\ndata:\n  text: ${text}\n`;
}

/** Waits until the cluster has what the store delivers. */
async function delivers({ cluster }: World, text: string): Promise<void> {
  await cluster.waitFor<KubernetesObject & { readonly data?: Readonly<Record<string, string>> }>(
    "/api/v1/namespaces/default/configmaps/published",
    ({ data }) => data?.["text"] === text,
    { description: `the cluster to have ${text}` },
  );
}

/** The Deployments of Flux, with the versions that they are of and how often they have changed. */
async function deployments({ cluster }: World): Promise<Record<string, string>> {
  const list = (await cluster.get("/apis/apps/v1/namespaces/flux-system/deployments")) as {
    readonly items: readonly (KubernetesObject & { readonly metadata: { readonly generation?: number } })[];
  };
  return Object.fromEntries(
    list.items.map(({ metadata }) => [
      metadata.name,
      `${String(metadata.labels?.["app.kubernetes.io/version"])} generation ${String(metadata.generation)}`,
    ]),
  );
}

const all = (value: string): Record<string, string> =>
  Object.fromEntries(["helm", "kustomize", "notification", "source"].map((name) => [`${name}-controller`, value]));

let world: World;

after(() => end(world));

describe("a cluster that follows an OCI registry", () => {
  let registry: OciRegistry;
  const key = createCosignKey();

  before("an empty cluster, and an artifact with an application", async () => {
    world = await createStoreWorld("oci");
    registry = await world.lab.startOciRegistry({ credentials: CREDENTIALS });
    await publish({}, "first");
    configure({ version: "v2.8.8" });
  });

  function configure(more: StackConfig): void {
    const source = {
      url: `${registry.url}/fleet`,
      insecure: true,
      interval: "1s",
      credentials: CREDENTIALS,
      ref: { tag: "latest" },
    };
    const verified = { ...source, verify: { provider: "cosign" }, verificationKeys: key.verification };
    world.stack.setConfig({ ociRepository: verified, ...more });
  }

  /** Publishes Flux's own files and the application as `latest`. */
  async function publish(files: Readonly<Record<string, string>>, text: string, signer = key): Promise<void> {
    const image = await registry.pushArtifact("fleet", text, {
      files: { ...files, "clusters/prod/published.yaml": configMap(text) },
    });
    await registry.sign(image, signer);
    await registry.tag(image, "latest");
  }

  async function ownFiles(): Promise<Record<string, string>> {
    const { files } = (await world.stack.outputs()) as { readonly files: readonly PublishedFile[] };
    return Object.fromEntries(files.map(({ path, content }) => [path, content]));
  }

  it("gets what the artifact has, and says that Flux itself is not in it", async () => {
    const { lab, stack } = world;
    const from = lab.gitHost.requests.length;
    const { stdout } = await stack.up();
    assert.match(
      stdout,
      /does not contain Flux's own manifests\. Publish `files` in its directory clusters\/prod\/flux-system\//,
    );
    await delivers(world, "first");
    assert.equal(lab.gitHost.requests.length, from);
  });

  it("lets Flux manage itself once its files are published, without a restart", async () => {
    await publish(await ownFiles(), "second");
    await delivers(world, "second");
    assert.deepEqual(await deployments(world), all("v2.8.8 generation 1"));
    await world.stack.refresh();
    const { stdout, changes } = await world.stack.up();
    assert.deepEqual(Object.keys(changes), ["same"]);
    assert.doesNotMatch(stdout, /does not contain Flux's own manifests/);
  });

  it("is upgraded by what is published", async () => {
    configure({ version: "v2.9.4" });
    await world.stack.up();
    assert.deepEqual(await deployments(world), all("v2.8.8 generation 1"));
    await publish(await ownFiles(), "third");
    await world.cluster.waitFor(
      "/apis/apps/v1/namespaces/flux-system/deployments/source-controller",
      ({ metadata }) => metadata.labels?.["app.kubernetes.io/version"] === "v2.9.4",
      { description: "Flux to upgrade itself" },
    );
    await delivers(world, "third");
    assert.deepEqual(Object.keys((await world.stack.up()).changes), ["same"]);
  });

  it("takes nothing that somebody else has signed, and says so", async () => {
    await publish(await ownFiles(), "tampered", createCosignKey());
    await world.cluster.waitFor(
      "/apis/source.toolkit.fluxcd.io/v1/namespaces/flux-system/ocirepositories/flux-system",
      ({ status }) =>
        status?.conditions?.some(({ type, reason }) => type === "Ready" && reason === "VerificationError") === true,
      { description: "the signature to be refused" },
    );
    const read = async () => {
      const { ok, objects } = await readStatus({ kubeconfig: world.cluster.kubeconfig });
      return { ok, source: objects.find(({ kind }) => kind === "OCIRepository") };
    };
    let { ok, source } = await read();
    // Flux tries again after a while, and says so until it has failed again.
    while (source?.reason === "Progressing") ({ ok, source } = await read());
    assert.deepEqual([ok, source?.ok, source?.reason], [false, false, "VerificationError"]);
    assert.match(String(source?.remedy), /sign/);
    await delivers(world, "third");
  });

  it("is left by Flux with all that it has applied where the program says so, once Flux does not delete itself", async () => {
    await publish(await ownFiles(), "fourth");
    await delivers(world, "fourth");
    configure({ version: "v2.9.4", onDestroy: { workloads: "delete" } });
    const unsafe =
      /onDestroy\.workloads: is "delete", and the source still has Flux's own manifests as they were before/;
    assert.match((await world.stack.up()).stdout, unsafe);
    await publish(await ownFiles(), "fifth");
    await delivers(world, "fifth");
    assert.doesNotMatch((await world.stack.up()).stdout, unsafe);
    await world.stack.destroy();
    await world.cluster.waitUntilGone("/api/v1/namespaces/flux-system");
    await world.cluster.waitUntilGone("/api/v1/namespaces/default/configmaps/published");
  });
});

describe("a cluster that follows a bucket", () => {
  let store: BucketStore;

  before("a cluster that is empty again, and a bucket with an application", async () => {
    world = await createStoreWorld("bucket", world);
    store = await world.lab.startBucketStore();
    await store.createBucket("fleet");
    await store.put("fleet", "clusters/prod/published.yaml", configMap("first"));
  });

  it("gets what is there, and what changes there", async () => {
    const { accessKey, secretKey, endpoint } = store;
    const bucket = {
      bucketName: "fleet",
      endpoint,
      insecure: true,
      interval: "1s",
      credentials: { accessKey, secretKey },
    };
    world.stack.setConfig({ bucket });
    await world.stack.up();
    await delivers(world, "first");
    await store.put("fleet", "clusters/prod/published.yaml", configMap("second"));
    await delivers(world, "second");
  });

  it("is left by Flux, and keeps what Flux has applied", async () => {
    await world.stack.destroy();
    await world.cluster.waitUntilGone("/api/v1/namespaces/flux-system");
    await delivers(world, "second");
  });
});
