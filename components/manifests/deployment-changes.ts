import { isRecord } from "./is-record";
import type { KubernetesObject } from "./kubernetes-object";

/** @see https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/images/ */
export interface ImageChange {
  readonly name: string;
  readonly newName?: string;
  readonly newTag?: string;
  readonly tagSuffix?: string;
  readonly digest?: string;
}

/** @see https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/replicas/ */
export interface ReplicaChange {
  readonly name: string;
  readonly count: number;
}

/** Accepts an item of `replicas`. */
export function isReplicaChange(value: unknown): value is ReplicaChange {
  return isRecord(value) && typeof value["name"] === "string" && typeof value["count"] === "number";
}

/** Accepts an item of `images`. */
export function isImageChange(value: unknown): value is ImageChange {
  return isRecord(value) && typeof value["name"] === "string";
}

interface Container {
  readonly image?: string;
}

/** The spec of a Deployment that people have patched, so that any part may be missing. */
interface PodOwner {
  readonly template?: { readonly spec?: { readonly containers?: Container[]; readonly initContainers?: Container[] } };
}

/** Returns a Deployment with the number of pods that kustomize sets. */
export function withReplicas(deployment: KubernetesObject, replicas: readonly ReplicaChange[]): KubernetesObject {
  const change = replicas.findLast(({ name }) => name === deployment.metadata.name);
  return change === undefined
    ? deployment
    : { ...deployment, spec: { ...(deployment["spec"] as object | undefined), replicas: change.count } };
}

/** Returns a Deployment with the images that kustomize sets. */
export function withImages(deployment: KubernetesObject, images: readonly ImageChange[]): KubernetesObject {
  if (images.length === 0) return deployment;
  const changed = structuredClone(deployment);
  const pod = (changed["spec"] as PodOwner | undefined)?.template?.spec;
  for (const list of [pod?.containers, pod?.initContainers])
    list?.forEach((container, index) => {
      if (container.image !== undefined) list[index] = { ...container, image: renamed(container.image, images) };
    });
  return changed;
}

/** Returns the image as kustomize writes it. */
function renamed(image: string, images: readonly ImageChange[]): string {
  return images.reduce((current, { name, newName, newTag, tagSuffix, digest }) => {
    const [repository = "", tag = "", sha = ""] = /^(.*?)(:[^:/@]*)?(@.*)?$/.exec(current)?.slice(1) ?? [];
    if (repository !== name) return current;
    const newSuffix = [newTag === undefined ? "" : `:${newTag}`, digest === undefined ? "" : `@${digest}`].join("");
    const suffix = newSuffix || (tagSuffix === undefined ? `${tag}${sha}` : `${tag}${tagSuffix}`);
    return `${newName ?? repository}${suffix}`;
  }, image);
}
