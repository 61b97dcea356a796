import * as pulumi from "@pulumi/pulumi";

import { fluxPath, type LiveObject } from "../cluster/hooks/live-object";
import { isTyped, typedPath } from "../cluster/typed-resource";
import { BootstrapError } from "../errors";
import { kindInfo } from "../flux-api/kinds";
import type { KubeClient } from "../kube/kube-client";
import type { ObjectName } from "../kube/object-path";
import { qualifiedName } from "../manifests/kubernetes-object";
import { notAdoptable } from "../preflight/findings/installed-flux";
import { resourceTransform } from "../pulumi/hooks";
import { knownValue } from "../pulumi/resolve-output";
import { lookForFlux } from "./look-for-flux";

/** The identity of an object in the inputs of a resource. */
interface Declared {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: ObjectName;
}

/** What the objects of a cluster are read with. */
interface Cluster {
  readonly client: KubeClient;
  /** True when this stack has adopted the Flux in an earlier `up` that has reached its end. */
  readonly isAdopted: boolean;
}

/**
 * Imports every object that exists in the cluster already instead of creating it. The option has no effect on a resource that
 * the state has under the same id, so that it may be given in every run.
 *
 * @param adoptedBefore true when the stack has tried to adopt before
 * @see https://www.pulumi.com/docs/iac/concepts/options/import/
 * @throws BootstrapError when what is there must not be adopted
 */
export function importExisting(
  sync: { readonly namespace: string; readonly name: string },
  component: pulumi.Resource,
  adoptedBefore: pulumi.Output<boolean>,
): pulumi.ResourceTransform {
  let cluster: Promise<Cluster | undefined> | undefined;
  const connect = async (): Promise<Cluster | undefined> => {
    const looked = await lookForFlux(sync, component);
    if (looked === undefined) return undefined;
    const { client, found, urn } = looked;
    const refusal = notAdoptable(found, urn);
    if (refusal !== undefined) throw new BootstrapError(refusal);
    return { client, isAdopted: found.madeBy === urn && (await knownValue(adoptedBefore)) === true };
  };
  return resourceTransform(async ({ custom, props, opts }) => {
    const object = custom ? await declaredObject(props) : undefined;
    const path = object && pathOf(object);
    if (object === undefined || path === undefined) return undefined;
    const { client, isAdopted } = (await (cluster ??= connect())) ?? {};
    const isDefinition = object.kind === "CustomResourceDefinition";
    if (isDefinition && isAdopted === true) return undefined;
    const live = (await client?.request(path)) as LiveObject | undefined;
    if (live === undefined) return undefined;
    const imported = pulumi.mergeOptions(opts, { import: qualifiedName(object.metadata) });
    return isDefinition ? asItIs(props, imported, live) : { props, opts: imported };
  });
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
async function declaredObject(props: Readonly<Record<string, unknown>>): Promise<Declared | undefined> {
  const { apiVersion, kind } = props;
  // As a whole it is an output as soon as one of its values is.
  const { name, namespace } = ((await knownValue(props["metadata"])) ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof apiVersion !== "string" || typeof kind !== "string" || typeof name !== "string") return undefined;
  return { apiVersion, kind, metadata: { name, ...(typeof namespace === "string" && { namespace }) } };
}

/** Returns the path in the API; undefined for a kind that is not adopted, such as a Secret. */
function pathOf({ apiVersion, kind, metadata }: Declared): string | undefined {
  if (isTyped({ apiVersion, kind })) return typedPath({ apiVersion, kind, metadata });
  const { name, namespace } = metadata;
  if (namespace === undefined || kindInfo(kind) === undefined) return undefined;
  return fluxPath({ apiVersion, kind, metadata: { name, namespace } });
}
