import { defaults } from "../../components/defaults";
import { gotkComponents } from "../../components/manifests/install";
import { objectsOf } from "../../components/manifests/parse";
import { readRelease } from "../../components/release";
import type { Cluster, Condition, KubernetesObject } from "../../lab/cluster";
import { FLUX_CONTROLLERS } from "../../lab/cluster/flux/flux-controllers";
import { waitForApis } from "../../lab/cluster/flux/served-apis";

const NAMESPACE = "flux-system";
const RESOURCES = {
  Bucket: "buckets",
  GitRepository: "gitrepositories",
  HelmChart: "helmcharts",
  HelmRepository: "helmrepositories",
  OCIRepository: "ocirepositories",
} as const;

/** A kind of what Flux follows. */
export type SourceKind = keyof typeof RESOURCES;

/** Installs source-controller and waits until its kinds are served. */
export async function installSourceController(cluster: Cluster): Promise<void> {
  const { content } = gotkComponents(readRelease(defaults.version), { ...defaults, components: ["source-controller"] });
  for (const object of objectsOf(content)) await cluster.apply(object);
  await waitForApis(cluster.api, FLUX_CONTROLLERS["source-controller"], AbortSignal.timeout(300_000));
}

/** An object that source-controller follows something by, asking every minute. */
export function source(kind: SourceKind, name: string, spec: Readonly<Record<string, unknown>>): KubernetesObject {
  const metadata = { name, namespace: NAMESPACE };
  return { apiVersion: "source.toolkit.fluxcd.io/v1", kind, metadata, spec: { interval: "1m", ...spec } };
}

/** A Secret beside the sources. */
export function secret(name: string, stringData: Readonly<Record<string, string>>, type = "Opaque"): KubernetesObject {
  return { apiVersion: "v1", kind: "Secret", metadata: { name, namespace: NAMESPACE }, type, stringData };
}

/** The API path of a source. */
export function sourcePath(kind: SourceKind, name: string): string {
  return `/apis/source.toolkit.fluxcd.io/v1/namespaces/${NAMESPACE}/${RESOURCES[kind]}/${name}`;
}

/** Applies a source and waits until it is Ready in that state. */
export async function becomesReady(cluster: Cluster, object: KubernetesObject): Promise<KubernetesObject> {
  return settles(cluster, object, "Ready", "True");
}

/** Applies a source and waits until a condition, Ready unless told otherwise, is False; returns that condition. */
export async function isRefused(
  cluster: Cluster,
  object: KubernetesObject,
  type = "Ready",
): Promise<Condition | undefined> {
  return conditionOf(await settles(cluster, object, type, "False"), type);
}

/** A condition of an object. */
export function conditionOf(object: KubernetesObject, type: string): Condition | undefined {
  return object.status?.conditions?.find((condition) => condition.type === type);
}

/** Asks source-controller to look now. It forgets that it has failed, and how long it meant to wait therefore. */
export async function reconcile(cluster: Cluster, { kind, metadata }: KubernetesObject): Promise<void> {
  const annotations = { "reconcile.fluxcd.io/requestedAt": String(process.hrtime.bigint()) };
  await cluster.patch(sourcePath(kind as SourceKind, metadata.name), { metadata: { annotations } });
}

/**
 * The reason of a chart that could not be built by a failure of no known kind, such as a dropped connection: the controller soon
 * tries again, and says more.
 * @see https://pkg.go.dev/github.com/fluxcd/source-controller/internal/helm/chart (`ErrUnknown`)
 */
const UNCLASSIFIED = "Unknown";

async function settles(
  cluster: Cluster,
  object: KubernetesObject,
  type: string,
  status: string,
): Promise<KubernetesObject> {
  const { metadata } = (await cluster.apply(object)) as KubernetesObject;
  return cluster.waitFor(
    sourcePath(object.kind as SourceKind, metadata.name),
    (current) => {
      const condition = conditionOf(current, type) as
        (Condition & { readonly observedGeneration?: number }) | undefined;
      // The condition is written before the artifact; the generation with it, but of what is Ready only.
      const whole = status === "False" || current.status?.["observedGeneration"] === metadata.generation;
      const isVerdict = condition?.status === status && condition.reason !== UNCLASSIFIED;
      return whole && isVerdict && condition.observedGeneration === metadata.generation;
    },
    { description: `${String(object.kind)} ${metadata.name} to have ${type} ${status}` },
  );
}
