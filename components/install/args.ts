import type * as pulumi from "@pulumi/pulumi";

import type { LogLevel } from "../manifests/install-options";

/** The options of `flux install`. @see https://fluxcd.io/flux/cmd/flux_install/ */
export interface InstallArgs {
  /**
   * The Flux release to install, such as `v2.9.4`. Its manifests must be on disk: see `flux-bootstrap fetch`.
   * @defaultValue `v2.9.4`
   */
  readonly version?: string;
  /**
   * Whether `version` may be of an older minor than what is committed, which Flux does not support.
   * @defaultValue `false`
   */
  readonly allowDowngrade?: boolean;
  /**
   * A directory that holds the release's manifests (the files of its `manifests.tar.gz`), instead of the vendored or
   * cached ones.
   */
  readonly manifests?: string;
  /**
   * The controllers to install; `source-controller` and `kustomize-controller` are needed for Flux to run from Git.
   * @defaultValue `["source-controller", "kustomize-controller", "helm-controller", "notification-controller"]`
   * @see https://fluxcd.io/flux/components/
   */
  readonly components?: readonly string[];
  /**
   * Controllers beyond those of `components`: `image-reflector-controller`, `image-automation-controller` or
   * `source-watcher`.
   * @defaultValue none
   */
  readonly componentsExtra?: readonly string[];
  /**
   * Whether network policies shut out other namespaces.
   * @defaultValue `true`
   * @see https://fluxcd.io/flux/cmd/flux_install/ (this option and the next ones)
   */
  readonly networkPolicy?: boolean;
  /**
   * Whether Flux acts on objects of all namespaces, or of its own only.
   * @defaultValue `true`
   */
  readonly watchAllNamespaces?: boolean;
  /**
   * How much the controllers log: `debug`, `info` or `error`.
   * @defaultValue `info`
   */
  readonly logLevel?: LogLevel;
  /**
   * The cluster's DNS domain.
   * @defaultValue `cluster.local`
   */
  readonly clusterDomain?: string;
  /**
   * Where the controllers' images are pulled from, as `host[:port][/path]`.
   * @defaultValue `ghcr.io/fluxcd`
   */
  readonly registry?: string;
  /**
   * The name of a Secret in the namespace with the credentials of the registry.
   * @defaultValue none
   */
  readonly imagePullSecret?: string;
  /**
   * Credentials to make the Secret of `imagePullSecret` of. Without them it must exist.
   * @defaultValue none
   */
  readonly registryCredentials?: RegistryCredentialsArgs;
  /**
   * The keys of taints that the controllers tolerate.
   * @defaultValue none
   */
  readonly tolerationKeys?: readonly string[];
  /**
   * The namespace of the controllers, their secret and the two sync objects: a DNS label.
   * @defaultValue `flux-system`
   */
  readonly namespace?: string;
}

/** The credentials of a registry. They are secrets in the state, and never in Git. */
export interface RegistryCredentialsArgs {
  readonly username: pulumi.Input<string>;
  readonly password: pulumi.Input<string>;
}
