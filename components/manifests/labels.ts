/**
 * The labels that mark what belongs to one installation of Flux.
 *
 * @see https://github.com/fluxcd/flux2/blob/v2.9.4/pkg/manifestgen/labels.go
 */
export function instanceLabels(namespace: string, version: string): Readonly<Record<string, string>> {
  return {
    "app.kubernetes.io/instance": namespace,
    "app.kubernetes.io/part-of": "flux",
    "app.kubernetes.io/version": version,
  };
}
