import type { ValueOfRelease } from "./value-of-release";
import type * as pulumi from "@pulumi/pulumi";

import type { LocalObjectReferenceArgs, RegistryProvider, SignatureProvider } from "./shared";

/**
 * The operations on the selected layer of an OCI artifact.
 * @see https://fluxcd.io/flux/components/source/ocirepositories/#layer-selector
 */
export const LayerOperation = {
  /** Unpacks the layer's archive. */
  Extract: "extract",
  /** Keeps the layer as it is. */
  Copy: "copy",
} as const;
/** The operations on the selected layer of an OCI artifact. */
export type LayerOperation = ValueOfRelease<(typeof LayerOperation)[keyof typeof LayerOperation]>;

/**
 * The `spec` of an OCIRepository (`source.toolkit.fluxcd.io/v1`): an artifact in a container registry, which
 * source-controller fetches.
 * @see https://fluxcd.io/flux/components/source/ocirepositories/
 */
export interface OCIRepositorySpecArgs {
  /** The address of the artifact, without a tag: an `oci://` URL such as `oci://ghcr.io/acme/manifests`. */
  readonly url: pulumi.Input<string>;
  /**
   * Interval at which Flux checks for a new artifact, as a Go duration in `h`, `m`, `s` and `ms`.
   * @defaultValue `1m0s`, set by this package: the API has no default
   */
  readonly interval?: pulumi.Input<string>;
  /**
   * The version of the artifact to pull.
   * @defaultValue the tag `latest`
   */
  readonly ref?: pulumi.Input<OCIRepositoryRefArgs>;
  /**
   * The layer of the artifact to use.
   * @defaultValue the first one
   */
  readonly layerSelector?: pulumi.Input<OCILayerSelectorArgs>;
  /**
   * The source of the credentials.
   * @defaultValue `generic`
   */
  readonly provider?: pulumi.Input<RegistryProvider>;
  /** A Secret of the type `kubernetes.io/dockerconfigjson` with the registry's credentials. */
  readonly secretRef?: pulumi.Input<LocalObjectReferenceArgs>;
  /**
   * The service account whose image pull secrets, or whose cloud identity, are used.
   * @see https://fluxcd.io/flux/components/source/ocirepositories/#service-account-reference
   */
  readonly serviceAccountName?: pulumi.Input<string>;
  /**
   * A Secret for TLS: `ca.crt` is the certificate of the authority that signed the registry's certificate, `tls.crt`
   * and `tls.key` are the client's certificate and its key.
   */
  readonly certSecretRef?: pulumi.Input<LocalObjectReferenceArgs>;
  /** A Secret with the proxy's `address` and, if the proxy requires a login, `username` and `password`. */
  readonly proxySecretRef?: pulumi.Input<LocalObjectReferenceArgs>;
  /**
   * Connects to the registry over HTTP, without TLS.
   * @defaultValue `false`
   */
  readonly insecure?: pulumi.Input<boolean>;
  /** Accepts only artifacts with a trusted signature. */
  readonly verify?: pulumi.Input<OCIRepositoryVerificationArgs>;
  /**
   * Timeout for a pull, as a Go duration in `m`, `s` and `ms`.
   * @defaultValue `60s`
   */
  readonly timeout?: pulumi.Input<string>;
  /**
   * Files to leave out, as lines of a `.gitignore`. Replaces Flux's own list.
   * @see https://fluxcd.io/flux/components/source/ocirepositories/#ignore
   */
  readonly ignore?: pulumi.Input<string>;
  /**
   * Suspends the reconciliation of the artifact.
   * @defaultValue `false`
   */
  readonly suspend?: pulumi.Input<boolean>;
}

/**
 * The version of an artifact to pull. If several fields are set, the first of `digest`, `semver` and `tag` takes
 * precedence.
 * @see https://fluxcd.io/flux/components/source/ocirepositories/#reference
 */
export interface OCIRepositoryRefArgs {
  /**
   * A tag.
   * @defaultValue `latest`, when no other field is set
   */
  readonly tag?: pulumi.Input<string>;
  /** A range of versions, such as `>=1.0.0 <2.0.0`: the tag with the highest version is used. */
  readonly semver?: pulumi.Input<string>;
  /** A regular expression that a tag must match to be considered for `semver`. */
  readonly semverFilter?: pulumi.Input<string>;
  /** A digest, as `sha256:` and 64 hexadecimal digits. */
  readonly digest?: pulumi.Input<string>;
}

/**
 * The layer of an OCI artifact to use, and the operation on it.
 * @see https://fluxcd.io/flux/components/source/ocirepositories/#layer-selector
 */
export interface OCILayerSelectorArgs {
  /**
   * The layer's media type; the first layer that has this type is used.
   * @defaultValue any
   */
  readonly mediaType?: pulumi.Input<string>;
  /**
   * The operation on the layer: unpack it, or keep it as it is.
   * @defaultValue `extract`
   */
  readonly operation?: pulumi.Input<LayerOperation>;
}

/**
 * The signature that an OCI artifact must have.
 * @see https://fluxcd.io/flux/components/source/ocirepositories/#verification
 */
export interface OCIRepositoryVerificationArgs {
  /** The tool that the artifact was signed with. */
  readonly provider: pulumi.Input<SignatureProvider>;
  /**
   * A Secret with the public keys (`*.pub`) or, for Notation, the certificates and the trust policy.
   * @defaultValue none: Cosign's signature is verified without a key
   */
  readonly secretRef?: pulumi.Input<LocalObjectReferenceArgs>;
  /** The accepted signers for Cosign's signatures without a key; one match is enough. */
  readonly matchOIDCIdentity?: pulumi.Input<readonly pulumi.Input<OIDCIdentityMatchArgs>[]>;
  /**
   * A Secret whose key `trusted_root.json` names your own trusted Sigstore services; from Flux v2.9 on.
   * @defaultValue the public Sigstore
   */
  readonly trustedRootSecretRef?: pulumi.Input<LocalObjectReferenceArgs>;
}

/** A signer, identified by its certificate; both fields are Go regular expressions. */
export interface OIDCIdentityMatchArgs {
  /** The issuer of the signer's identity, such as `^https://token\.actions\.githubusercontent\.com$`. */
  readonly issuer: pulumi.Input<string>;
  /** The signer's identity, such as `^https://github\.com/acme/.*$`. */
  readonly subject: pulumi.Input<string>;
}
