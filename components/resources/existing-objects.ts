import * as pulumi from "@pulumi/pulumi";

import { declaredObject, pathOf } from "../bootstrap/import-existing";
import type { CreationTracker } from "../bootstrap/mark-complete";
import { clientOf } from "../bootstrap/look-for-flux";
import type { HookTarget } from "../cluster/hooks/cluster-access";
import { BootstrapError } from "../errors";
import { kindInfo } from "../flux-api/kinds";
import { MADE_BY } from "../kube/annotations";
import { ignoreClusterError, UnreachableError } from "../kube/cluster-error";
import type { KubeClient } from "../kube/kube-client";
import { objectPath } from "../kube/object-path";
import { qualifiedName } from "../manifests/kubernetes-object";
import { foreignObject, objectOfTwo, type ExistingObject } from "../preflight/findings/foreign-object";
import { deploymentKey } from "../pulumi/deployment";
import { resourceHook, resourceTransform, supportsResourceHooks, supportsTransforms } from "../pulumi/hooks";
import { knownValue, resolveOutput } from "../pulumi/resolve-output";

/** Creates a resource with the options that it is given. */
type Create<R extends pulumi.CustomResource> = (opts: pulumi.CustomResourceOptions) => R;

/** The place of an object in a cluster. */
interface Place {
  readonly client: KubeClient;
  readonly path: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace: string };
}

/** What exists of a resource in the cluster. */
interface Found extends Pick<Place, "client" | "path"> {
  readonly object: ExistingObject;
}

/**
 * Creates the resource of an object that may exist in the cluster already. One that the component has made, in a run that was
 * killed, is imported: the Kubernetes provider refuses to create what exists from 4.29 on, and before that it takes over what
 * somebody else has made. A Secret is made anew, as `replaceLeftSecret` explains. One that the component has not made is refused, and
 * one that two components create.
 *
 * @param creations keeps track of creations where a FluxBootstrap of this program runs the cluster; a look at it is needed only where
 * that says that a run was killed. Without, each object is looked for in every run: nobody else knows what the state has.
 */
export function createUnlessForeign<R extends pulumi.CustomResource>(
  resourceName: string,
  component: pulumi.Resource,
  creations: CreationTracker | undefined,
  create: Create<R>,
): R {
  const made: R[] = [];
  const locate = (inputs: unknown) => placeOf(inputs, { component, resource: () => made[0] });
  const begin = async () => {
    if (!pulumi.runtime.isDryRun()) await creations?.begin(resourceName);
  };
  const importOwn: pulumi.ResourceTransform = async ({ props, opts }) => {
    if (creations !== undefined && !(await creations.isIncomplete())) return undefined;
    const place = await locate(props);
    const found = place && (await findObject(place));
    if (found === undefined || found.object.kind === "Secret" || !(await isOwn(found.object, component)))
      return undefined;
    await begin();
    return { props, opts: pulumi.mergeOptions(opts, { import: qualifiedName(found.object.metadata) }) };
  };
  const refuseForeign: pulumi.ResourceHookFunction = async ({ newInputs }) => {
    const place = await locate(newInputs);
    const urn = await resolveOutput(component.urn);
    if (place !== undefined) claim(place, urn);
    const found = place && (await findObject(place));
    if (found !== undefined && !(await isOwn(found.object, component))) {
      throw new BootstrapError(foreignObject(found.object, { urn, marked: creations?.marked }));
    }
    await begin();
    if (found?.object.kind === "Secret" && !pulumi.runtime.isDryRun()) await found.client.delete(found.path);
  };
  const resource = create({
    ...(supportsTransforms() && { transforms: [resourceTransform(importOwn)] }),
    ...(supportsResourceHooks() && {
      hooks: { beforeCreate: [resourceHook(`${resourceName}-existing`, refuseForeign, { onDryRun: true })] },
    }),
  });
  made.push(resource);
  // The engine answers when it has saved the state. A hook after the creation would run before that.
  if (creations !== undefined) resource.id.apply(() => creations.end(resourceName));
  return resource;
}

/** Returns true for an object that a component has made, also by a former name that its aliases tell. */
async function isOwn({ metadata: { annotations } }: ExistingObject, component: pulumi.Resource): Promise<boolean> {
  const madeBy = annotations?.[MADE_BY];
  if (madeBy === undefined) return false;
  // The SDK's declarations hide it. https://github.com/pulumi/pulumi/blob/sdk/v3.248.0/sdk/nodejs/resource.ts
  const { __aliases: aliases = [] } = component as { readonly __aliases?: readonly pulumi.Input<string>[] };
  return (await Promise.all([component.urn, ...aliases].map(knownValue))).includes(madeBy);
}

/** The clients whose servers did not answer: a preview without the cluster must not wait for each object. */
const unreachable = new WeakSet<KubeClient>();

/** Returns the place of the object of a resource; undefined where it is not known, or its cluster cannot be asked. */
async function placeOf(
  inputs: unknown,
  { component, resource }: Pick<HookTarget, "component" | "resource">,
): Promise<Place | undefined> {
  const declared = await declaredObject(inputs as Readonly<Record<string, unknown>>);
  const namespace = declared?.metadata.namespace;
  if (declared === undefined || namespace === undefined) return undefined;
  const { kind, metadata } = declared;
  const path = kind === "Secret" ? objectPath("v1", "secrets", metadata) : pathOf(declared);
  const client = await clientOf(component, { quietly: true, resource }).catch(ignoreClusterError);
  if (path === undefined || client === undefined) return undefined;
  return { client, path, kind, metadata: { ...metadata, namespace } };
}

/** The components that create objects, by server and path, of each deployment. */
const claims = new WeakMap<object, Map<string, string>>();

/** @throws BootstrapError when another component of this deployment creates the object at that place, at the same time */
function claim({ client: { server }, path, kind, metadata }: Place, urn: string): void {
  const deployment = deploymentKey();
  const claimed = claims.get(deployment) ?? new Map<string, string>();
  const other = claimed.get(server + path) ?? urn;
  claims.set(deployment, claimed.set(server + path, other));
  if (other !== urn) throw new BootstrapError(objectOfTwo({ kind, metadata }, other));
}

/** Returns the object at a place; undefined where there is none, and where the cluster does not answer. */
async function findObject({ client, path, kind, metadata: { namespace } }: Place): Promise<Found | undefined> {
  if (unreachable.has(client)) return undefined;
  // The provider reports a cluster that does not answer, or that refuses its credentials.
  const live = await client.request(path).catch((error: unknown) => {
    if (error instanceof UnreachableError) unreachable.add(client);
    ignoreClusterError(error);
  });
  if (live === undefined) return undefined;
  const info = kindInfo(kind);
  return {
    client,
    path,
    object: {
      kind,
      resource: info === undefined ? "secrets" : `${info.resource}.${info.group}`,
      metadata: { ...(live as Pick<ExistingObject, "metadata">).metadata, namespace },
    },
  };
}
