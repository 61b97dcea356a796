import type * as pulumi from "@pulumi/pulumi";

import type { LocalObjectReferenceArgs, RegistryProvider, SignatureProvider } from "./shared";

/**
 * What becomes of the layer that was picked from an OCI artifact.
 * @see https://fluxcd.io/flux/components/source/ocirepositories/#layer-selector
 */
export const LayerOperation = {
  /** Its archive is unpacked. */
  Extract: "extract",
  /** It is kept as it is. */
  Copy: "copy",
} as const;
/** What becomes of the layer that was picked from an OCI artifact. */
export type LayerOperation = (typeof LayerOperation)[keyof typeof LayerOperation];

/**
 * The `spec` of an OCIRepository (`source.toolkit.fluxcd.io/v1`): an artifact in a container registry that source-controller
 * fetches.
 * @see https://fluxcd.io/flux/components/source/ocirepositories/
 */
export interface OCIRepositorySpecArgs {
  /** Where the artifact is, without a tag: an `oci://` URL such as `oci://ghcr.io/acme/manifests`. */
  readonly url: pulumi.Input<string>;
  /**
   * How often Flux looks for a new artifact, as a Go duration in `h`, `m`, `s` and `ms`.
   * @defaultValue `1m0s`, by this package: the API has none
   */
  readonly interval?: pulumi.Input<string>;
  /**
   * Which of the artifacts is pulled.
   * @defaultValue the tag `latest`
   */
  readonly ref?: pulumi.Input<OCIRepositoryRefArgs>;
  /**
   * Which layer of the artifact is taken.
   * @defaultValue the first one
   */
  readonly layerSelector?: pulumi.Input<OCILayerSelectorArgs>;
  /**
   * Where the credentials come from.
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
   * A Secret for TLS: `ca.crt` is the authority that the registry's certificate is checked with, `tls.crt` and `tls.key` are
   * the client's own certificate.
   */
  readonly certSecretRef?: pulumi.Input<LocalObjectReferenceArgs>;
  /** A Secret with the proxy's `address` and, when it wants them, `username` and `password`. */
  readonly proxySecretRef?: pulumi.Input<LocalObjectReferenceArgs>;
  /**
   * Whether the registry is spoken to by HTTP, without TLS.
   * @defaultValue `false`
   */
  readonly insecure?: pulumi.Input<boolean>;
  /** Takes only artifacts that somebody trusted has signed. */
  readonly verify?: pulumi.Input<OCIRepositoryVerificationArgs>;
  /**
   * How long a pull may take, as a Go duration in `m`, `s` and `ms`.
   * @defaultValue `60s`
   */
  readonly timeout?: pulumi.Input<string>;
  /**
   * Files that are left out, as lines of a `.gitignore`. Takes the place of Flux's own list.
   * @see https://fluxcd.io/flux/components/source/ocirepositories/#ignore
   */
  readonly ignore?: pulumi.Input<string>;
  /**
   * Whether Flux leaves the artifact alone for now.
   * @defaultValue `false`
   */
  readonly suspend?: pulumi.Input<boolean>;
}

/**
 * Which artifact is pulled. Of several fields the first of `digest`, `semver` and `tag` wins.
 * @see https://fluxcd.io/flux/components/source/ocirepositories/#reference
 */
export interface OCIRepositoryRefArgs {
  /**
   * A tag.
   * @defaultValue `latest`, when no other field is set
   */
  readonly tag?: pulumi.Input<string>;
  /** A range of versions, such as `>=1.0.0 <2.0.0`: the tag with the highest one is taken. */
  readonly semver?: pulumi.Input<string>;
  /** A regular expression that a tag must match to be looked at for `semver`. */
  readonly semverFilter?: pulumi.Input<string>;
  /** A digest, as `sha256:` and 64 hexadecimal digits. */
  readonly digest?: pulumi.Input<string>;
}

/**
 * Which layer of an OCI artifact is taken, and how.
 * @see https://fluxcd.io/flux/components/source/ocirepositories/#layer-selector
 */
export interface OCILayerSelectorArgs {
  /**
   * The layer's media type; the first layer that has it is taken.
   * @defaultValue any
   */
  readonly mediaType?: pulumi.Input<string>;
  /**
   * Whether the layer is unpacked or kept as it is.
   * @defaultValue `extract`
   */
  readonly operation?: pulumi.Input<LayerOperation>;
}

/**
 * Which signatures an OCI artifact must have.
 * @see https://fluxcd.io/flux/components/source/ocirepositories/#verification
 */
export interface OCIRepositoryVerificationArgs {
  /** What it was signed with. */
  readonly provider: pulumi.Input<SignatureProvider>;
  /**
   * A Secret with the public keys (`*.pub`) or, for Notation, the certificates and the trust policy.
   * @defaultValue none: Cosign's signature is looked up without a key
   */
  readonly secretRef?: pulumi.Input<LocalObjectReferenceArgs>;
  /** Who may have signed by Cosign without a key; one match is enough. */
  readonly matchOIDCIdentity?: pulumi.Input<readonly pulumi.Input<OIDCIdentityMatchArgs>[]>;
  /**
   * A Secret whose `trusted_root.json` names the Sigstore services of your own that are trusted; from Flux v2.9 on.
   * @defaultValue the public Sigstore
   */
  readonly trustedRootSecretRef?: pulumi.Input<LocalObjectReferenceArgs>;
}

/** A signer, by what its certificate says; both are Go regular expressions. */
export interface OIDCIdentityMatchArgs {
  /** Who issued the signer's identity, such as `^https://token\.actions\.githubusercontent\.com$`. */
  readonly issuer: pulumi.Input<string>;
  /** Who the signer is, such as `^https://github\.com/acme/.*$`. */
  readonly subject: pulumi.Input<string>;
}
