import type * as pulumi from "@pulumi/pulumi";

import type { KubernetesObject } from "../manifests/kubernetes-object";
import { typedResource } from "./typed-resource";

/**
 * What kustomize-controller owns once it applies the same objects from Git. Pulumi creates them and leaves them alone
 * from then on: an upgrade is a commit.
 */
const HANDED_OVER = ["metadata.annotations", "metadata.labels", "spec", "data", "rules", "subjects", "roleRef"];

/** The namespace first; the Deployments last, so that their pods find all that they need and start at once. */
const PHASES: readonly ((object: KubernetesObject) => boolean)[] = [
  ({ kind }) => kind === "Namespace",
  ({ kind }) => kind !== "Namespace" && kind !== "Deployment",
  ({ kind }) => kind === "Deployment",
];

/** Creates the objects of `gotk-components.yaml` as child resources, and hands them over to Flux. */
export function createControllers(
  name: string,
  objects: readonly KubernetesObject[],
  opts: pulumi.CustomResourceOptions,
): pulumi.CustomResource[] {
  let dependsOn = opts.dependsOn;
  return PHASES.flatMap((belongs) => {
    const phaseOpts = { ...opts, ...(dependsOn === undefined ? {} : { dependsOn }), ignoreChanges: HANDED_OVER };
    const phase = objects
      .filter(belongs)
      .map((object) => typedResource(`${name}-${object.metadata.name}`, annotated(object), phaseOpts));
    dependsOn = phase;
    return phase;
  });
}

/**
 * What Pulumi is told about some kinds. Flux leaves annotations alone that its own manifests do not have.
 *
 * - Pulumi takes 10 s to believe that a Service has endpoints. The Deployments behind it are awaited, and the wait for the
 *   sync objects shows that the controllers find each other.
 * - A run that was killed may have created a Deployment that the state does not know. Applying it again conflicts, although
 *   nothing differs: the API server has completed the references in its environment variables, and compares them whole.
 *
 * @see https://www.pulumi.com/registry/packages/kubernetes/installation-configuration/
 */
const ANNOTATIONS: ReadonlyMap<string, Readonly<Record<string, string>>> = new Map([
  ["Service", { "pulumi.com/skipAwait": "true" }],
  ["Deployment", { "pulumi.com/patchForce": "true" }],
]);

function annotated(object: KubernetesObject): KubernetesObject {
  const added = ANNOTATIONS.get(object.kind);
  if (added === undefined) return object;
  return { ...object, metadata: { ...object.metadata, annotations: { ...object.metadata.annotations, ...added } } };
}
