import type * as pulumi from "@pulumi/pulumi";

import { WATCH_LABEL } from "../kube/annotations";
import { secretArgument, type SecretArgument } from "./secret-argument";

/** The argument of objects that Flux may apply to another cluster. */
export interface RemoteKubeconfigArgs {
  /**
   * The kubeconfig, as text, of another cluster that Flux applies to, such as an output of the resource that creates
   * that cluster; a secret. It must contain everything that a login requires: Flux's images have no programs to run for
   * that.
   * @secret
   * @defaultValue the cluster that Flux runs in, or the one of `kubeConfig`
   * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#kubeconfig-reference
   */
  readonly remoteKubeconfig?: pulumi.Input<string>;
}

/** @see https://fluxcd.io/flux/components/kustomize/kustomizations/#kubeconfig-reference */
export function remoteKubeconfig(
  objectName: string,
  { remoteKubeconfig: value }: RemoteKubeconfigArgs,
): SecretArgument {
  const secret =
    value === undefined ? undefined : { name: `${objectName}-kubeconfig`, labels: WATCH_LABEL, data: { value } };
  return secretArgument("remoteKubeconfig", "kubeConfig", secret, {
    fields: (name) => ({ kubeConfig: { secretRef: { name } } }),
  });
}
