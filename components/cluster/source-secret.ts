import { Secret } from "@pulumi/kubernetes/core/v1/secret";
import type * as pulumi from "@pulumi/pulumi";

import { sourceSecret } from "../manifests/source-secret";
import type { SourceSecretOptions } from "../manifests/source-secret";

/** Puts the SSH key into the cluster, where source-controller finds it by name. */
export function createSourceSecret(
  name: string,
  options: SourceSecretOptions<pulumi.Input<string>>,
  opts: pulumi.CustomResourceOptions,
): Secret {
  const { metadata, ...rest } = sourceSecret(options);
  // A run that was interrupted may have left the Secret with fields of another field manager: ours are the right ones.
  const annotations = { "pulumi.com/patchForce": "true" };
  return new Secret(name, { ...rest, metadata: { ...metadata, annotations } }, opts);
}
