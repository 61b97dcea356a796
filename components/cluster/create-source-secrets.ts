import type { Secret } from "@pulumi/kubernetes/core/v1/secret";
import type * as pulumi from "@pulumi/pulumi";

import { proxySecret } from "../manifests/source-secret";
import type { ProxySecret } from "../manifests/source-secret";
import { createSecret, type SecretPart } from "./secret";
import type { SyncInputs } from "./sync-objects";

type Values = Readonly<Record<string, pulumi.Input<string>>>;

/**
 * Puts what Flux reads its source with into the cluster, where source-controller finds it by the Secrets' names.
 *
 * @param credentials what their Secret holds, when it is to be made
 * @param others further Secrets that the source refers to
 */
export function createSourceSecrets(
  name: string,
  credentials: Values | undefined,
  proxy: ProxySecret<pulumi.Input<string>> | undefined,
  others: readonly SecretPart[],
  { name: syncName, namespace, secretName = syncName, proxySecretName = "" }: Omit<SyncInputs, "url">,
  opts: pulumi.CustomResourceOptions,
): Secret[] {
  // A Secret of another name is another resource, which comes before the old one goes.
  const resourceName = secretName === syncName ? name : `${name}-${secretName}`;
  return [
    ...(credentials === undefined
      ? []
      : [createSecret(resourceName, { name: secretName, data: credentials }, namespace, opts)]),
    ...(proxy === undefined
      ? []
      : [
          createSecret(
            `${name}-${proxySecretName}`,
            { name: proxySecretName, data: proxySecret<pulumi.Input<string>>(proxy) },
            namespace,
            opts,
          ),
        ]),
    ...others.map((secret) => createSecret(`${name}-${secret.name}`, secret, namespace, opts)),
  ];
}
