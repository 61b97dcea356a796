/** The differences between releases in the way `flux install` composes their manifests. */
export interface CompositionRules {
  /** True when pods carry the labels of the instance too, not just their Deployment. */
  readonly labelsPods: boolean;
  /** Text in place of the namespace in the address for events; the namespace itself when undefined. */
  readonly runtimeNamespace?: string;
}

/**
 * The rules of a release: those of the flux CLI of the same minor, since no other CLI installs it.
 *
 * @see https://github.com/fluxcd/flux2/blob/v2.6.4/pkg/manifestgen/install/templates.go
 * @see https://github.com/fluxcd/flux2/blob/v2.7.5/pkg/manifestgen/install/templates.go
 * @throws when the version is not that of a Flux 2 release.
 */
export function compositionRules(version: string): CompositionRules {
  const minor = /^v2\.(\d+)\.\d+(?:-[0-9A-Za-z.-]+)?$/.exec(version)?.[1];
  if (minor === undefined) {
    throw new Error(`Flux version: expected a release such as "v2.9.4", got ${JSON.stringify(version)}`);
  }
  return Number(minor) < 7 ? { labelsPods: false } : { labelsPods: true, runtimeNamespace: "$(RUNTIME_NAMESPACE)" };
}
