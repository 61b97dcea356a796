import type * as pulumi from "@pulumi/pulumi";

import { WATCH_LABEL } from "../kube/annotations";
import { secretArgument, type SecretArgument } from "./secret-argument";

/** The argument of objects that Flux may apply to another cluster. */
export interface RemoteKubeconfigArgs {
  /**
   * The kubeconfig of another cluster that Flux applies to, as text, such as an output of what makes that cluster; a secret. It must
   * hold all that it takes to log in: Flux's images have no programs to run for that.
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
