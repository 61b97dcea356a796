import type { ValueOfRelease } from "./value-of-release";
import type * as pulumi from "@pulumi/pulumi";

import type { LocalObjectReferenceArgs, RegistryProvider } from "./shared";

/**
 * The `spec` of a HelmRepository (`source.toolkit.fluxcd.io/v1`): a repository of Helm charts.
 * @see https://fluxcd.io/flux/components/source/helmrepositories/
 */
export interface HelmRepositorySpecArgs {
  /** The address of the repository: an `https://` or `http://` URL, or an `oci://` URL for the type `oci`. */
  readonly url: pulumi.Input<string>;
  /**
   * The kind of the repository.
   * @defaultValue `default`
   */
  readonly type?: pulumi.Input<HelmRepositoryType>;
  /**
   * Interval at which Flux checks for new charts, as a Go duration in `h`, `m`, `s` and `ms`; not used for the type
   * `oci`.
   * @defaultValue `1m0s`, set by this package: the API has no default
   */
  readonly interval?: pulumi.Input<string>;
  /**
   * The source of the credentials; only for the type `oci`.
   * @defaultValue `generic`
   */
  readonly provider?: pulumi.Input<RegistryProvider>;
  /**
   * A Secret with credentials: `username` and `password`. For the type `oci`, a Secret of the type
   * `kubernetes.io/dockerconfigjson` is possible too.
   * @see https://fluxcd.io/flux/components/source/helmrepositories/#secret-reference
   */
  readonly secretRef?: pulumi.Input<LocalObjectReferenceArgs>;
  /**
   * A Secret for TLS: `ca.crt` is the certificate of the authority that signed the server's certificate, `tls.crt` and
   * `tls.key` are the client's certificate and its key. It takes precedence over the same keys in `secretRef`.
   */
  readonly certSecretRef?: pulumi.Input<LocalObjectReferenceArgs>;
  /**
   * Sends the credentials to another host too, when the index says that the charts are there. Anyone who can change the
   * index can then obtain the credentials.
   * @defaultValue `false`
   */
  readonly passCredentials?: pulumi.Input<boolean>;
  /**
   * Connects to the registry over HTTP, without TLS; only for the type `oci`.
   * @defaultValue `false`
   */
  readonly insecure?: pulumi.Input<boolean>;
  /**
   * Timeout for a fetch, as a Go duration in `m`, `s` and `ms`.
   * @defaultValue `60s`
   */
  readonly timeout?: pulumi.Input<string>;
  /** The namespaces whose objects may refer to the repository. Flux does not enforce this yet. */
  readonly accessFrom?: pulumi.Input<AccessFromArgs>;
  /**
   * Suspends the reconciliation of the repository.
   * @defaultValue `false`
   */
  readonly suspend?: pulumi.Input<boolean>;
}

/** The namespaces whose objects may refer to an object. Flux does not enforce this yet. */
export interface AccessFromArgs {
  /** The selectors, of which at least one must match the namespace. */
  readonly namespaceSelectors: pulumi.Input<readonly pulumi.Input<NamespaceSelectorArgs>[]>;
}

/** A selector of namespaces by their labels. */
export interface NamespaceSelectorArgs {
  /** Labels that a namespace must have, all of them; without labels, every namespace matches. */
  readonly matchLabels?: pulumi.Input<Readonly<Record<string, pulumi.Input<string>>>>;
}

/**
 * The kinds of Helm repositories.
 * @see https://fluxcd.io/flux/components/source/helmrepositories/#type
 */
export const HelmRepositoryType = {
  /** A web server with an `index.yaml`. */
  Default: "default",
  /** A container registry. */
  Oci: "oci",
} as const;
/** The kinds of Helm repositories. */
export type HelmRepositoryType = ValueOfRelease<(typeof HelmRepositoryType)[keyof typeof HelmRepositoryType]>;
