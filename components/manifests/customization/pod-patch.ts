import type { MergePatch } from "../patches/patch";
import type { RenderableObject } from "../yaml/render";
import { managerOf, type Deployment } from "./deployment-object";
import type { ControllerOptions } from "./options";

/**
 * The patch that gives a controller's pod the caller's settings beyond Flux's own; nothing when there are none.
 *
 * @param claim the name of the claim for its artifacts, when it has one
 * @throws when the caller sets a name that Flux itself uses there.
 */
export function podPatch(deployment: Deployment, options: ControllerOptions, claim?: string): MergePatch | undefined {
  const { apiVersion, kind, metadata } = deployment;
  const manager = managerOf(deployment);
  refuseOwn("podLabels", Object.keys(options.podLabels), Object.keys(deployment.spec.template.metadata.labels));
  refuseOwn(
    "env",
    options.env.map(({ name }) => name),
    (manager.env ?? []).map(({ name }) => name),
  );
  const container = filled({
    env: options.env,
    ...(options.imageDigest === undefined ? {} : { image: `${manager.image}@${options.imageDigest}` }),
    resources: filled({ limits: options.resources.limits, requests: options.resources.requests }),
  });
  const spec = filled({
    affinity: options.affinity,
    containers: container === undefined ? [] : [{ name: manager.name, ...container }],
    nodeSelector: options.nodeSelector,
    tolerations: tolerations(deployment, options),
    // An emptyDir in Flux's own manifest, under the same name.
    volumes: claim === undefined ? [] : [{ name: "data", emptyDir: null, persistentVolumeClaim: { claimName: claim } }],
  });
  const template = filled({
    metadata: filled({ annotations: options.podAnnotations, labels: options.podLabels }),
    spec,
  });
  if (template === undefined) return undefined;
  const { name, namespace } = metadata;
  return { merge: { apiVersion, kind, metadata: { name, namespace }, spec: { template } } };
}

// Kustomize replaces this list, so that those of `tolerationKeys` have to be in it too.
function tolerations({ spec }: Deployment, options: ControllerOptions): readonly RenderableObject[] {
  if (options.tolerations.length === 0) return [];
  return [...(spec.template.spec.tolerations ?? []), ...options.tolerations];
}

function refuseOwn(field: string, wanted: readonly string[], own: readonly string[]): void {
  const taken = wanted.find((name) => own.includes(name));
  if (taken !== undefined)
    throw new Error(`${field}: ${JSON.stringify(taken)} is set by Flux itself; change it by a patch if you must`);
}

/** The fields that hold a value; nothing when none does. */
function filled(fields: RenderableObject): RenderableObject | undefined {
  const kept = Object.entries(fields).filter(
    ([, value]) =>
      value !== undefined && (typeof value !== "object" || value === null || Object.keys(value).length > 0),
  );
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}
