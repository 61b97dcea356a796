import type * as pulumi from "@pulumi/pulumi";

import type { LocalObjectReferenceArgs, RegistryProvider } from "./shared";

/**
 * The `spec` of a HelmRepository (`source.toolkit.fluxcd.io/v1`): a place with Helm charts.
 * @see https://fluxcd.io/flux/components/source/helmrepositories/
 */
export interface HelmRepositorySpecArgs {
  /** Where the charts are: an `https://` or `http://` URL, or an `oci://` one for the type `oci`. */
  readonly url: pulumi.Input<string>;
  /**
   * The kind of the place.
   * @defaultValue `default`
   */
  readonly type?: pulumi.Input<HelmRepositoryType>;
  /**
   * How often Flux looks for new charts, as a Go duration in `h`, `m`, `s` and `ms`; not used for the type `oci`.
   * @defaultValue `1m0s`, by this package: the API has none
   */
  readonly interval?: pulumi.Input<string>;
  /**
   * Where the credentials come from; only for the type `oci`.
   * @defaultValue `generic`
   */
  readonly provider?: pulumi.Input<RegistryProvider>;
  /**
   * A Secret with credentials: `username` and `password`; for the type `oci` also one of the type
   * `kubernetes.io/dockerconfigjson`.
   * @see https://fluxcd.io/flux/components/source/helmrepositories/#secret-reference
   */
  readonly secretRef?: pulumi.Input<LocalObjectReferenceArgs>;
  /**
   * A Secret for TLS: `ca.crt` is the authority that the server's certificate is checked with, `tls.crt` and `tls.key` are the
   * client's own certificate. It wins over the same in `secretRef`.
   */
  readonly certSecretRef?: pulumi.Input<LocalObjectReferenceArgs>;
  /**
   * Whether the credentials are also sent to another host, when the index says that the charts are there. Whoever can change
   * the index can then have them.
   * @defaultValue `false`
   */
  readonly passCredentials?: pulumi.Input<boolean>;
  /**
   * Whether the registry is spoken to by HTTP, without TLS; only for the type `oci`.
   * @defaultValue `false`
   */
  readonly insecure?: pulumi.Input<boolean>;
  /**
   * How long a fetch may take, as a Go duration in `m`, `s` and `ms`.
   * @defaultValue `60s`
   */
  readonly timeout?: pulumi.Input<string>;
  /** Which namespaces may refer to it. Flux does not heed it yet. */
  readonly accessFrom?: pulumi.Input<AccessFromArgs>;
  /**
   * Whether Flux leaves the repository alone for now.
   * @defaultValue `false`
   */
  readonly suspend?: pulumi.Input<boolean>;
}

/** Which namespaces may refer to an object. Flux does not heed it yet. */
export interface AccessFromArgs {
  /** One of these must fit the namespace. */
  readonly namespaceSelectors: pulumi.Input<readonly pulumi.Input<NamespaceSelectorArgs>[]>;
}

/** Namespaces, by label. */
export interface NamespaceSelectorArgs {
  /** Labels that they must all have; every namespace fits when there are none. */
  readonly matchLabels?: pulumi.Input<Readonly<Record<string, pulumi.Input<string>>>>;
}

/**
 * The kinds of places that Helm charts are in.
 * @see https://fluxcd.io/flux/components/source/helmrepositories/#type
 */
export const HelmRepositoryType = {
  /** A web server with an `index.yaml`. */
  Default: "default",
  /** A container registry. */
  Oci: "oci",
} as const;
/** The kinds of places that Helm charts are in. */
export type HelmRepositoryType = (typeof HelmRepositoryType)[keyof typeof HelmRepositoryType];
