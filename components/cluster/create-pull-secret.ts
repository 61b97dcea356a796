import type { Secret } from "@pulumi/kubernetes/core/v1/secret";
import * as pulumi from "@pulumi/pulumi";

import { dockerConfigJson, DOCKER_CONFIG } from "../manifests/image-pull-secret";
import { createSecret } from "./secret";

/** The name and the content of the Secret for the controllers' images. */
export interface PullCredentials {
  readonly name: string;
  readonly namespace: string;
  readonly registry: string;
  readonly username: pulumi.Input<string>;
  readonly password: pulumi.Input<string>;
}

/**
 * Creates the Secret with the credentials of the registry, which the kubelet finds by its name. They are secrets in the
 * state.
 */
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
