import type { ToolName } from "../../toolchain";

const sources = (...names: readonly string[]) => names.map((name) => `source.toolkit.fluxcd.io/v1/${name}`);
const images = (...names: readonly string[]) => names.map((name) => `image.toolkit.fluxcd.io/v1/${name}`);

/**
 * The controllers that the lab can run, each with the APIs (group/version/resource) that it watches from the start: one that
 * finds an API missing gives up.
 */
export const FLUX_CONTROLLERS = {
  "source-controller": sources("gitrepositories", "ocirepositories", "buckets", "helmrepositories", "helmcharts"),
  "kustomize-controller": [
    "kustomize.toolkit.fluxcd.io/v1/kustomizations",
    ...sources("gitrepositories", "ocirepositories", "buckets"),
  ],
  "helm-controller": ["helm.toolkit.fluxcd.io/v2/helmreleases", ...sources("ocirepositories", "helmcharts")],
  "notification-controller": [
    "notification.toolkit.fluxcd.io/v1/receivers",
    "notification.toolkit.fluxcd.io/v1beta3/alerts",
    "notification.toolkit.fluxcd.io/v1beta3/providers",
  ],
  "image-reflector-controller": images("imagerepositories", "imagepolicies"),
  "image-automation-controller": [...images("imageupdateautomations", "imagepolicies"), ...sources("gitrepositories")],
  "source-watcher": [
    "source.extensions.fluxcd.io/v1beta1/artifactgenerators",
    ...sources("gitrepositories", "ocirepositories", "buckets", "helmcharts", "externalartifacts"),
  ],
} as const satisfies Partial<Record<ToolName, readonly string[]>>;

/** A controller that the lab can run. */
export type FluxController = keyof typeof FLUX_CONTROLLERS;

/** The controller in an image, by the last part of its name: `registry.example.com/mirror/source-controller:v1.9.4`. */
export function controllerOfImage(image: string): FluxController | undefined {
  const name = image.split("/").at(-1)?.split(/[:@]/)[0] ?? "";
  return Object.hasOwn(FLUX_CONTROLLERS, name) ? (name as FluxController) : undefined;
}
