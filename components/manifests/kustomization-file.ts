import type { ManifestFile } from "./manifest-file";
import type { Patch } from "./patches/patch";
import { render, type RenderableObject } from "./yaml/render";

/**
 * The file that makes the directory one kustomization; byte for byte as `flux bootstrap` commits it when there are neither
 * further resources nor patches.
 *
 * @see https://github.com/fluxcd/flux2/blob/v2.9.4/pkg/manifestgen/kustomization/kustomization.go
 */
export function kustomizationFile(furtherResources: readonly string[] = [], patches: readonly Patch[] = []): ManifestFile {
  const content = render({
    apiVersion: "kustomize.config.k8s.io/v1beta1",
    kind: "Kustomization",
    ...(patches.length === 0 ? {} : { patches: patches.map(entry) }),
    resources: ["gotk-components.yaml", "gotk-sync.yaml", ...furtherResources],
  });
  return { path: "kustomization.yaml", content };
}

function entry(patch: Patch): RenderableObject {
  // The operations of a list are plain data too, which their type does not say.
  const data = "operations" in patch ? (patch.operations as unknown as readonly RenderableObject[]) : patch.merge;
  return { patch: render(data), ...(patch.target === undefined ? {} : { target: { ...patch.target } }) };
}
