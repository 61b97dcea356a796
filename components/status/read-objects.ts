import { ForbiddenError } from "../kube/cluster-error";
import type { KubeReader } from "../kube/kube-client";
import { FLUX_KINDS, type KindInfo } from "../flux-api/kinds";
import type { ControllerDeployment, FluxEvent, FluxObject, ObjectRef, ReadObjects } from "./flux-object";
import { followedBy, keyOf, refOf } from "./references";

const PAGE = 500;
/** The maximum number of warnings to read: a cluster may have very many about other objects. */
const MAX_EVENTS = 5000;

interface Page<T> {
  readonly metadata?: { readonly continue?: string };
  readonly items: readonly T[];
}

interface Served extends KindInfo {
  /** The API version, such as `kustomize.toolkit.fluxcd.io/v1`. */
  readonly apiVersion: string;
}

/**
 * Reads all objects of Flux, in one namespace or in all, the objects that they follow elsewhere, and the warnings about
 * them.
 */
export async function readObjects(client: KubeReader, namespace: string | undefined): Promise<ReadObjects> {
  const served = await readServed(client);
  const [lists, events, deployments] = await Promise.all([
    readKinds(client, served, namespace),
    orNone(readAll<FluxEvent>(client, `/api/v1/${within(namespace)}events?fieldSelector=type%3DWarning`, MAX_EVENTS)),
    orNone(readControllers(client)),
  ]);
  const objects = await withFollowed(client, served, lists, namespace);
  return { objects, events, deployments, installed: served.length > 0 };
}

/** Reads all objects of Flux, in all namespaces. */
export async function readFluxObjects(client: KubeReader): Promise<FluxObject[]> {
  return readKinds(client, await readServed(client), undefined);
}

/** Reads the Deployments of Flux's controllers, in all namespaces. */
export async function readControllers(client: KubeReader): Promise<ControllerDeployment[]> {
  const path = "/apis/apps/v1/deployments?labelSelector=app.kubernetes.io%2Fpart-of%3Dflux";
  return (await readAll<ControllerDeployment>(client, path)).filter(isController);
}

/** Reads the kinds that the cluster serves, each in the version that the cluster prefers among those with this kind. */
async function readServed(client: KubeReader): Promise<Served[]> {
  const groups = [...new Set(FLUX_KINDS.map(({ group }) => group))];
  const served = await Promise.all(groups.map((group) => readGroup(client, group)));
  return served.flat();
}

async function readGroup(client: KubeReader, group: string): Promise<Served[]> {
  const answer = (await client.request(`/apis/${group}`)) as
    | {
        readonly preferredVersion: { readonly version: string };
        readonly versions: readonly { readonly version: string }[];
      }
    | undefined;
  if (answer === undefined) return [];
  const versions = [...new Set([answer.preferredVersion.version, ...answer.versions.map(({ version }) => version)])];
  const resources = await Promise.all(
    versions.map(async (version) => {
      const list = (await client.request(`/apis/${group}/${version}`)) as
        { readonly resources: readonly { readonly name: string }[] } | undefined;
      return { apiVersion: `${group}/${version}`, names: (list?.resources ?? []).map(({ name }) => name) };
    }),
  );
  return FLUX_KINDS.filter((kind) => kind.group === group).flatMap((kind) => {
    const first = resources.find(({ names }) => names.includes(kind.resource));
    return first === undefined ? [] : [{ ...kind, apiVersion: first.apiVersion }];
  });
}

async function readKinds(
  client: KubeReader,
  served: readonly Served[],
  namespace: string | undefined,
): Promise<FluxObject[]> {
  return (await Promise.all(served.map((kind) => readKind(client, kind, namespace)))).flat();
}

async function readKind(
  client: KubeReader,
  { kind, apiVersion, resource }: Served,
  namespace: string | undefined,
): Promise<FluxObject[]> {
  const objects = await readAll<FluxObject>(client, `/apis/${apiVersion}/${within(namespace)}${resource}`);
  return objects.map((object) => ({ ...object, apiVersion, kind })); // the items of a list may lack these fields
}

/** Reads a list to its end, page by page; an empty list when there is no such kind. */
async function readAll<T>(client: KubeReader, path: string, atMost = Infinity): Promise<T[]> {
  const items: T[] = [];
  let next = "";
  do {
    const more = next === "" ? "" : `&continue=${encodeURIComponent(next)}`;
    const page = (await client.request(`${path}${path.includes("?") ? "&" : "?"}limit=${PAGE}${more}`)) as
      Page<T> | undefined;
    items.push(...(page?.items ?? []));
    next = page?.metadata?.continue ?? "";
  } while (next !== "" && items.length < atMost);
  return items;
}

/** Adds the objects that these follow in other namespaces, which would be reported as missing otherwise. */
async function withFollowed(
  client: KubeReader,
  served: readonly Served[],
  objects: readonly FluxObject[],
  namespace: string | undefined,
): Promise<FluxObject[]> {
  if (namespace === undefined) return [...objects];
  const known = new Set(objects.map((object) => keyOf(refOf(object))));
  const elsewhere = new Map(
    objects
      .flatMap(followedBy)
      .filter((ref) => ref.namespace !== namespace && !known.has(keyOf(ref)))
      .map((ref) => [keyOf(ref), ref]),
  );
  const found = await Promise.all([...elsewhere.values()].map((ref) => readOne(client, served, ref)));
  const added = found.filter((object) => object !== undefined);
  return [...objects, ...added];
}

async function readOne(
  client: KubeReader,
  served: readonly Served[],
  { kind, namespace, name }: ObjectRef,
): Promise<FluxObject | undefined> {
  const known = served.find((one) => one.kind === kind);
  if (known === undefined) return undefined;
  const object = await client.request(
    `/apis/${known.apiVersion}/${within(namespace)}${known.resource}/${encodeURIComponent(name)}`,
  );
  return object === undefined ? undefined : { ...(object as FluxObject), apiVersion: known.apiVersion, kind };
}

/** Returns an empty list where the credentials may not read: such a part only adds to the status. */
async function orNone<T>(reading: Promise<T[]>): Promise<T[]> {
  return reading.catch((error: unknown) => {
    if (error instanceof ForbiddenError) return [];
    throw error;
  });
}

/**
 * Selects the controllers: other Deployments may have the label of Flux too, such as the web interface of an operator.
 */
function isController({ metadata: { name } }: ControllerDeployment): boolean {
  return FLUX_KINDS.some(({ controller }) => isDeploymentOf(controller, name));
}

/** Returns true for the Deployment of a controller, or of one of its shards. */
export function isDeploymentOf(controller: string, deployment: string): boolean {
  return deployment === controller || deployment.startsWith(`${controller}-`);
}

function within(namespace: string | undefined): string {
  return namespace === undefined ? "" : `namespaces/${encodeURIComponent(namespace)}/`;
}
