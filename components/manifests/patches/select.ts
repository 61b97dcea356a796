import type { KubernetesObject } from "../kubernetes-object";
import { naming } from "../with-context";
import { goFullMatch } from "./go-regexp";
import { labelSelector } from "./label-selector";
import type { MergePatch, Patch, PatchTarget } from "./patch";

/** The namespace that kustomize assumes for an object without one. */
const NO_NAMESPACE = "_non_namespaceable_";

/**
 * Selects the objects that a patch is for.
 *
 * @see https://github.com/kubernetes-sigs/kustomize/blob/api/v0.21.1/api/types/selector.go
 * @throws when a field of the target is no regular expression or no selector.
 */
export function selectedBy(patch: Patch): (object: KubernetesObject) => boolean {
  if ("operations" in patch) return targeted(patch.target);
  return patch.target === undefined ? namedBy(patch) : targeted(patch.target);
}

function namedBy({ merge }: MergePatch): (object: KubernetesObject) => boolean {
  const { name, namespace } = merge["metadata"] as { readonly name: string; readonly namespace?: string };
  return ({ apiVersion, kind, metadata }) =>
    apiVersion === merge["apiVersion"] &&
    kind === merge["kind"] &&
    metadata.name === name &&
    metadata.namespace === namespace;
}

function targeted(target: PatchTarget): (object: KubernetesObject) => boolean {
  const field = (key: "group" | "version" | "kind" | "name" | "namespace") =>
    naming(`target.${key}`, () => fullMatch(target[key]));
  const [group, version, kind, name, namespace] = [
    field("group"),
    field("version"),
    field("kind"),
    field("name"),
    field("namespace"),
  ];
  const labels = naming("target.labelSelector", () => selector(target.labelSelector));
  const annotations = naming("target.annotationSelector", () => selector(target.annotationSelector));
  return (object) => {
    const [objectVersion = "", objectGroup = ""] = object.apiVersion.split("/").reverse();
    return (
      group(objectGroup) &&
      version(objectVersion) &&
      kind(object.kind) &&
      name(object.metadata.name) &&
      namespace(object.metadata.namespace ?? NO_NAMESPACE) &&
      labels(object.metadata.labels ?? {}) &&
      annotations(object.metadata.annotations ?? {})
    );
  };
}

function fullMatch(pattern = ""): (value: string) => boolean {
  return pattern === "" ? () => true : goFullMatch(pattern);
}

function selector(text = ""): (labels: Readonly<Record<string, string>>) => boolean {
  return text === "" ? () => true : labelSelector(text);
}
