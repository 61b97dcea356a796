import type { Secret } from "@pulumi/kubernetes/core/v1/secret";
import * as pulumi from "@pulumi/pulumi";

import { dockerConfigJson, DOCKER_CONFIG } from "../manifests/image-pull-secret";
import { createSecret } from "./secret";

/** The Secret for the controllers' images, and what it is made of. */
export interface PullCredentials {
  readonly name: string;
  readonly namespace: string;
  readonly registry: string;
  readonly username: pulumi.Input<string>;
  readonly password: pulumi.Input<string>;
}

/** Puts the credentials of the registry into the cluster, where the kubelet finds them by name. They are secrets in the state. */
export function createImagePullSecret(
  name: string,
  credentials: PullCredentials,
  opts: pulumi.CustomResourceOptions,
): Secret {
  const { registry, username, password, namespace, name: secretName } = credentials;
  const config = pulumi.all([username, password]).apply(([user, word]) => dockerConfigJson(registry, user, word));
  return createSecret(
    `${name}-${secretName}`,
    { name: secretName, type: DOCKER_CONFIG, data: { ".dockerconfigjson": config } },
    namespace,
    opts,
  );
}
