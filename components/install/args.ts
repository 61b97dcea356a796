import type * as pulumi from "@pulumi/pulumi";

import type { LogLevel, Upgrades } from "../manifests/install-options";

/** The options of `flux install`. @see https://fluxcd.io/flux/cmd/flux_install/ */
export interface InstallArgs {
  /**
   * The Flux release to install, such as `v2.9.4`. Its manifests are downloaded once when the package does not contain
   * them: see `flux-bootstrap fetch`.
   * @format fluxVersion
   * @defaultValue `v2.9.4`
   */
  readonly version?: string;
  /**
   * Allows a `version` of an older minor version than the committed one, which Flux does not support.
   * @defaultValue `false`
   */
  readonly allowDowngrade?: boolean;
  /**
   * Who upgrades Flux: `program`, by `version`; or `git`, whoever edits `gotk-components.yaml` in the repository, such as Renovate. With
   * `git` the program writes that file only where it is missing, never proposes another release, and leaves the file where
   * it is when the stack is destroyed.
   * @defaultValue `program`
   */
  readonly upgrades?: Upgrades;
  /**
   * The path of the release's `manifests.tar.gz`, or of a directory with its files, to use in place of the vendored or
   * cached manifests.
   */
  readonly manifests?: string;
  /**
   * The controllers to install; Flux requires `source-controller` and `kustomize-controller` to run from Git.
   * @itemFormat component
   * @defaultValue `["source-controller", "kustomize-controller", "helm-controller", "notification-controller"]`
   * @see https://fluxcd.io/flux/components/
   */
  readonly components?: readonly string[];
  /**
   * Controllers in addition to `components`: `image-reflector-controller`, `image-automation-controller` or
   * `source-watcher`.
   * @itemFormat component
   * @defaultValue none
   */
  readonly componentsExtra?: readonly string[];
  /**
   * Installs network policies that deny access from other namespaces.
   * @defaultValue `true`
   * @see https://fluxcd.io/flux/cmd/flux_install/ (this option and the next ones)
   */
  readonly networkPolicy?: boolean;
  /**
   * Makes Flux reconcile objects of all namespaces, and not only of its own.
   * @defaultValue `true`
   */
  readonly watchAllNamespaces?: boolean;
  /**
   * The log level of the controllers: `debug`, `info` or `error`.
   * @defaultValue `info`
   */
  readonly logLevel?: LogLevel;
  /**
   * The cluster's DNS domain.
   * @format dnsSubdomain
   * @defaultValue `cluster.local`
   */
  readonly clusterDomain?: string;
  /**
   * The registry of the controllers' images, as `host[:port][/path]`.
   * @format imageRegistry
   * @defaultValue `ghcr.io/fluxcd`
   */
  readonly registry?: string;
  /**
   * The name of a Secret in the namespace with the credentials of the registry.
   * @format dnsSubdomain
   * @defaultValue none
   */
  readonly imagePullSecret?: string;
  /**
   * Credentials from which the Secret of `imagePullSecret` is created. Without them, the Secret must exist.
   * @defaultValue none
   */
  readonly registryCredentials?: RegistryCredentialsArgs;
  /**
   * The keys of taints that the controllers tolerate.
   * @itemFormat taintKey
   * @defaultValue none
   */
  readonly tolerationKeys?: readonly string[];
  /**
   * The namespace of the controllers, their secret and the two sync objects: a DNS label.
   * @format dnsLabel
   * @defaultValue `flux-system`
   */
  readonly namespace?: string;
}

/** The credentials of a registry. They are secrets in the state, and never in Git. */
export interface RegistryCredentialsArgs {
  /** The user name. */
  readonly username: pulumi.Input<string>;
  /** The password. @secret */
  readonly password: pulumi.Input<string>;
}
