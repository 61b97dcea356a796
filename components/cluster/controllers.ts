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
      .map((object) => typedResource(`${name}-${object.metadata.name}`, withoutIdleWait(object), phaseOpts));
    dependsOn = phase;
    return phase;
  });
}

/**
 * Pulumi takes 10 s to believe that a Service has endpoints. The Deployments behind it are awaited, and the wait for the
 * sync objects shows that the controllers find each other.
 * @see https://www.pulumi.com/registry/packages/kubernetes/installation-configuration/#pulumicomskipawait
 */
function withoutIdleWait(object: KubernetesObject): KubernetesObject {
  if (object.kind !== "Service") return object;
  const annotations = { ...object.metadata.annotations, "pulumi.com/skipAwait": "true" };
  return { ...object, metadata: { ...object.metadata, annotations } };
}
