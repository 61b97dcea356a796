import type { ManifestFile } from "./manifest-file";
import { render } from "./yaml/render";

/**
 * The file that makes the directory one kustomization, byte for byte as `flux bootstrap` commits it.
 *
 * @see https://github.com/fluxcd/flux2/blob/v2.9.4/pkg/manifestgen/kustomization/kustomization.go
 */
export function kustomizationFile(): ManifestFile {
  const content = render({
    apiVersion: "kustomize.config.k8s.io/v1beta1",
    kind: "Kustomization",
    resources: ["gotk-components.yaml", "gotk-sync.yaml"],
  });
  return { path: "kustomization.yaml", content };
}
