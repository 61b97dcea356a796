import type { KubernetesObject } from "../kubernetes-object";
import type { RenderableObject } from "../yaml/render";

/** The Deployment of a controller, as far as customizations look at it. */
export interface Deployment extends KubernetesObject {
  readonly spec: {
    readonly selector: { readonly matchLabels: Readonly<Record<string, string>> };
    readonly template: {
      readonly metadata: { readonly labels: Readonly<Record<string, string>> };
      readonly spec: {
        readonly containers: readonly Container[];
        readonly tolerations?: readonly RenderableObject[];
      };
    };
  };
}

interface Container {
  readonly name: string;
  readonly image: string;
  readonly args: readonly string[];
  readonly env?: readonly { readonly name: string }[];
}

/** Accepts a controller's Deployment: every Deployment of `gotk-components.yaml` is one, and nothing else is. */
export function isDeployment(object: KubernetesObject): object is Deployment {
  return object.kind === "Deployment";
}

/** The container of a controller: the first one, for whose flags and image the composition has looked. */
export function managerOf({ spec, metadata }: Deployment): Container {
  const [manager] = spec.template.spec.containers;
  if (manager !== undefined) return manager;
  throw new Error(`Deployment ${metadata.name}: expected a container`);
}

/** The component that a Deployment runs; those of its shards have the same. */
export function componentOf({ metadata }: KubernetesObject): string {
  return metadata.labels?.["app.kubernetes.io/component"] ?? metadata.name;
}
