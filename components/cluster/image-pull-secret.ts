import { Secret } from "@pulumi/kubernetes/core/v1/secret";
import * as pulumi from "@pulumi/pulumi";

import { dockerConfigJson, imagePullSecret } from "../manifests/image-pull-secret";

/** The Secret for the controllers' images, and what it is made of. */
export interface PullCredentials {
  readonly name: string;
  readonly namespace: string;
  readonly registry: string;
  readonly username: pulumi.Input<string>;
  readonly password: pulumi.Input<string>;
}

/** Puts the credentials of the registry into the cluster, where the kubelet finds them by name. They are secrets in the state. */
export function createImagePullSecret(name: string, credentials: PullCredentials, opts: pulumi.CustomResourceOptions): Secret {
  const { registry, username, password, ...naming } = credentials;
  const config = pulumi.all([username, password]).apply(([user, word]) => dockerConfigJson(registry, user, word));
  const { metadata, ...rest } = imagePullSecret({ ...naming, dockerConfigJson: pulumi.secret(config) });
  // As for the source secret: what an interrupted run has left is taken over.
  const annotations = { "pulumi.com/patchForce": "true" };
  return new Secret(`${name}-${naming.name}`, { ...rest, metadata: { ...metadata, annotations } }, opts);
}
