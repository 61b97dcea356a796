import * as pulumi from "@pulumi/pulumi";

import { isManagedByPulumi } from "../cluster/hooks/field-ownership";
import { fluxPath, type LiveObject } from "../cluster/hooks/live-object";
import { isTyped, typedPath } from "../cluster/typed-resource";
import { BootstrapError } from "../errors";
import { kindInfo } from "../flux-api/kinds";
import { APPLIED_BY_NAME, APPLIED_BY_NAMESPACE, COMPLETE_IN, MADE_BY, MANAGED_BY } from "../kube/annotations";
import { ignoreClusterError } from "../kube/cluster-error";
import type { KubeClient, KubeReader } from "../kube/kube-client";
import type { ObjectName } from "../kube/object-path";
import { qualifiedName } from "../manifests/kubernetes-object";
import { deletedNamespace, fluxOfAnotherState, notAdoptable } from "../preflight/findings/installed-flux";
import { kustomizationPath } from "../preflight/followed-source";
import { resourceTransform, supportsTransforms } from "../pulumi/hooks";
import { knownValue, partlyKnownValue, resolveOutput } from "../pulumi/resolve-output";
import { clientOf, lookForFlux } from "./look-for-flux";
import type { StateIdentity } from "./state-identity";

/** What decides about imports. */
export interface ImportOptions {
  /** The name of the Kustomization that follows the source. */
  readonly sync: { readonly namespace: string; readonly name: string };
  /** True to import what others have made too. */
  readonly adopt: boolean;
  readonly identity: Pick<StateIdentity, "stash" | "isNew">;
  /** The mark of the cluster when the state has everything that the program declares. */
  readonly completionMark: pulumi.Output<string>;
}

/** The identity of an object in the inputs of a resource. */
interface Declared {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: ObjectName;
}

/** A cluster in which something of this program may exist. */
interface KnownCluster {
  readonly client: KubeClient;
  /** True when the state has every object that the program declares. */
  readonly isComplete: boolean;
  /** True when the cluster has the Kustomization that follows the source. */
  readonly hasRoot: boolean;
}

/** What is known of a cluster before anything is declared in it. */
export interface ExistingObjects {
  /** Resolves when it is known, to what every object in the cluster depends on: the identity of the state. */
  readonly imported: pulumi.Output<pulumi.Resource[]>;
  /** The cluster; undefined in a first run that adopts nothing, and where it is not known or cannot be asked. */
  readonly cluster: Promise<KnownCluster | undefined>;
}

/**
 * Imports every object that exists in the cluster already and that the state lacks, instead of creating it: with `adopt` all
 * of them, and otherwise those that a run of this stack that was killed has created. The Kubernetes provider refuses to
 * create what exists from 4.29 on. The option has no effect on a resource that the state has under the same id.
 *
 * The first run asks nothing, unless it adopts, and one after a run that has got to its end asks for the Kustomization alone.
 *
 * @see https://www.pulumi.com/docs/iac/concepts/options/import/
 * @throws BootstrapError, as the output, when what is there must not be adopted, or is not what the state has
 */
export function importExisting(component: pulumi.Resource, options: ImportOptions): ExistingObjects {
  // A destroy deletes the identity last: one that was killed is recognised by it.
  const identified = [options.identity.stash];
  if (!supportsTransforms()) return { imported: pulumi.output(identified), cluster: Promise.resolve(undefined) };
  // The provider reports a cluster that it cannot reach.
  const connected = options.adopt ? toAdopt(component, options) : toGoOn(component, options).catch(ignoreClusterError);
  const imported = connected.then((cluster) => {
    // Only then: the engine sends every resource to a transform and back, schemas of a megabyte among them.
    if (cluster?.isComplete === false) transformChildren(component, importLive(cluster.client, options));
    return identified;
  });
  // `imported` reports what is refused.
  return { imported: pulumi.output(imported), cluster: connected.catch(() => undefined) };
}

/** Transforms the children of a component that are declared from now on. */
function transformChildren({ urn }: pulumi.Resource, transform: pulumi.ResourceTransform): void {
  pulumi.runtime.registerResourceTransform(
    resourceTransform(async (args) => {
      const parent = args.opts.parent && (await knownValue(args.opts.parent.urn));
      return parent !== undefined && parent === (await knownValue(urn)) ? transform(args) : undefined;
    }),
  );
}

/**
 * Returns a transform that imports what the cluster has.
 *
 * @param options `sync` names the root of the program, which may have applied from Git what the program declares as well
 */
export function importLive(
  client: KubeReader,
  { adopt, sync }: Pick<ImportOptions, "adopt" | "sync">,
): (args: pulumi.ResourceTransformArgs) => Promise<pulumi.ResourceTransformResult | undefined> {
  return async ({ custom, props, opts }) => {
    const object = custom ? await declaredObject(props) : undefined;
    const path = object && pathOf(object);
    if (object === undefined || path === undefined) return undefined;
    const live = (await client.request(path)) as LiveObject | undefined;
    if (live === undefined || !(adopt || isOfProgram(live, sync))) return undefined;
    const imported = pulumi.mergeOptions(opts, { import: qualifiedName(object.metadata) });
    return object.kind === "CustomResourceDefinition" ? asItIs(props, imported, live) : { props, opts: imported };
  };
}

/**
 * Returns true for an object that Pulumi has created and not handed over, or that the root of the program has created. A definition
 * that was handed over has Pulumi's label: the state has it, and an import would change what it declares.
 */
function isOfProgram({ metadata }: LiveObject, sync: ImportOptions["sync"]): boolean {
  const { labels = {}, managedFields = [] } = metadata;
  const isOfRoot = labels[APPLIED_BY_NAME] === sync.name && labels[APPLIED_BY_NAMESPACE] === sync.namespace;
  return (isOfRoot && labels[MANAGED_BY] !== "pulumi") || isManagedByPulumi(managedFields);
}

/** @throws BootstrapError when what is there must not be adopted, ClusterError when it cannot be asked */
async function toAdopt(
  component: pulumi.Resource,
  { sync, completionMark }: ImportOptions,
): Promise<KnownCluster | undefined> {
  const looked = await lookForFlux(sync, component);
  if (looked === undefined) return undefined;
  const { client, found, urn } = looked;
  const refusal = deletedNamespace(found) ?? notAdoptable(found, urn);
  if (refusal !== undefined) throw new BootstrapError(refusal);
  return { client, isComplete: await isMarked(found.completeIn, completionMark), hasRoot: found.root !== undefined };
}

/** @throws BootstrapError when the cluster is not the one that the state has, ClusterError when it cannot be asked */
async function toGoOn(
  component: pulumi.Resource,
  { sync, identity, completionMark }: ImportOptions,
): Promise<KnownCluster | undefined> {
  if ((await knownValue(identity.isNew)) !== false) return undefined;
  const client = await clientOf(component, { quietly: true });
  if (client === undefined) return undefined;
  const root = (await client.request(kustomizationPath(sync.namespace, sync.name))) as LiveObject | undefined;
  if (root === undefined) return { client, isComplete: false, hasRoot: false };
  const { [MADE_BY]: madeBy, [COMPLETE_IN]: completeIn } = root.metadata.annotations ?? {};
  const state = {
    component: await resolveOutput(component.urn),
    completionMark: await resolveOutput(completionMark),
  };
  const refusal = fluxOfAnotherState({ madeBy, completeIn }, sync, state);
  if (refusal !== undefined) throw new BootstrapError(refusal);
  return { client, isComplete: await isMarked(completeIn, completionMark), hasRoot: true };
}

async function isMarked(mark: string | undefined, completionMark: pulumi.Output<string>): Promise<boolean> {
  return mark !== undefined && mark === (await knownValue(completionMark));
}

/**
 * The provider imports a CustomResourceDefinition without its spec, and then replaces the whole object by what is declared: it
 * would lose the labels and annotations of others. Therefore those that it has are declared.
 */
function asItIs(
  props: Readonly<Record<string, unknown>>,
  { ignoreChanges: _, ...opts }: pulumi.CustomResourceOptions,
  { metadata: { name, labels, annotations } }: LiveObject,
): pulumi.ResourceTransformResult {
  return {
    props: { ...props, metadata: { name, ...(labels && { labels }), ...(annotations && { annotations }) } },
    opts,
  };
}

/** Returns the identity; undefined when it is not known in this preview, or it is no object of Kubernetes. */
export async function declaredObject(props: Readonly<Record<string, unknown>>): Promise<Declared | undefined> {
  const [apiVersion, kind] = await Promise.all([props["apiVersion"], props["kind"]].map(knownValue));
  // As a whole it is an output as soon as one of its values is, such as an annotation with a commit that is still to be made.
  const { name, namespace } = ((await partlyKnownValue(props["metadata"])) ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof apiVersion !== "string" || typeof kind !== "string" || typeof name !== "string") return undefined;
  return { apiVersion, kind, metadata: { name, ...(typeof namespace === "string" && { namespace }) } };
}

/** Returns the path in the API; undefined for a kind that is not imported, such as a Secret. */
export function pathOf({ apiVersion, kind, metadata }: Declared): string | undefined {
  if (isTyped({ apiVersion, kind })) return typedPath({ apiVersion, kind, metadata });
  const { name, namespace } = metadata;
  if (namespace === undefined || kindInfo(kind) === undefined) return undefined;
  return fluxPath({ apiVersion, kind, metadata: { name, namespace } });
}
