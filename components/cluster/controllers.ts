import type * as pulumi from "@pulumi/pulumi";

import type { KubernetesObject } from "../manifests/kubernetes-object";
import { createImagePullSecret, type PullCredentials } from "./image-pull-secret";
import { typedResource } from "./typed-resource";

/**
 * What kustomize-controller owns once it applies the same objects from Git. Pulumi creates them and leaves them alone
 * from then on: an upgrade is a commit.
 */
const HANDED_OVER = ["metadata.annotations", "metadata.labels", "spec", "data", "rules", "subjects", "roleRef"];

/**
 * Creates the objects that Flux consists of as child resources, and hands them over to Flux.
 *
 * @param pullCredentials what the Secret for their images is made of, when it is to be made; it is not handed over
 */
export function createControllers(
  name: string,
  objects: readonly KubernetesObject[],
  pullCredentials: PullCredentials | undefined,
  opts: pulumi.CustomResourceOptions,
): pulumi.CustomResource[] {
  const create = (belongs: (object: KubernetesObject) => boolean, dependsOn: typeof opts.dependsOn) =>
    objects
      .filter(belongs)
      .map((object) =>
        typedResource(`${name}-${object.metadata.name}`, annotated(object), {
          ...opts,
          ...(dependsOn === undefined ? {} : { dependsOn }),
          ignoreChanges: HANDED_OVER,
        }),
      );
  const namespace = create(isNamespace, opts.dependsOn);
  const pullSecret = pullCredentials === undefined ? [] : [createImagePullSecret(name, pullCredentials, { ...opts, dependsOn: namespace })];
  const others = create((object) => !isNamespace(object) && !isDeployment(object), namespace);
  // Last, so that their pods find all that they need and start at once.
  const deployments = create(isDeployment, [...others, ...pullSecret]);
  return [...namespace, ...others, ...deployments];
}

function isNamespace({ kind }: KubernetesObject): boolean {
  return kind === "Namespace";
}

function isDeployment({ kind }: KubernetesObject): boolean {
  return kind === "Deployment";
}

/**
 * What Pulumi is told about some kinds. Flux leaves annotations alone that its own manifests do not have.
 *
 * - Pulumi takes 10 s to believe that a Service has endpoints. The Deployments behind it are awaited, and the wait for the
 *   sync objects shows that the controllers find each other.
 * - A claim may only be bound when its pod starts, and the Deployment that waits for that comes after it.
 * - A run that was killed may have created a Deployment that the state does not know. Applying it again conflicts, although
 *   nothing differs: the API server has completed the references in its environment variables, and compares them whole.
 *
 * @see https://www.pulumi.com/registry/packages/kubernetes/installation-configuration/
 */
const ANNOTATIONS: ReadonlyMap<string, Readonly<Record<string, string>>> = new Map([
  ["Service", { "pulumi.com/skipAwait": "true" }],
  ["PersistentVolumeClaim", { "pulumi.com/skipAwait": "true" }],
  ["Deployment", { "pulumi.com/patchForce": "true" }],
]);

function annotated(object: KubernetesObject): KubernetesObject {
  const added = ANNOTATIONS.get(object.kind);
  if (added === undefined) return object;
  return { ...object, metadata: { ...object.metadata, annotations: { ...object.metadata.annotations, ...added } } };
}
