import { Secret } from "@pulumi/kubernetes/core/v1/secret";
import * as pulumi from "@pulumi/pulumi";

import { PATCH_FORCE } from "../kube/annotations";
import type { SecretPart } from "./secret-part";

/**
 * Creates a Secret in the cluster, where the controllers find it by its name. All its values are secrets in the state.
 *
 * @param name the name of the resource
 */
export function createSecret(
  name: string,
  { name: secretName, type, labels, annotations: further, data }: SecretPart,
  namespace: pulumi.Input<string>,
  opts: pulumi.CustomResourceOptions,
): Secret {
  // An interrupted run may have left the Secret with fields of another field manager: the program's values are the
  // right ones.
  const annotations = { ...further, [PATCH_FORCE]: "true" };
  const metadata = { name: secretName, namespace, annotations, ...(labels === undefined ? {} : { labels }) };
  return new Secret(
    name,
    {
      apiVersion: "v1",
      kind: "Secret",
      ...(type === undefined ? {} : { type }),
      metadata,
      stringData: pulumi.secret(data),
    },
    opts,
  );
}
