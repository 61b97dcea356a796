import { Secret } from "@pulumi/kubernetes/core/v1/secret";
import * as pulumi from "@pulumi/pulumi";

import { proxySecret, sourceSecret } from "../manifests/source-secret";
import type { ProxySecret, SourceSecretOptions } from "../manifests/source-secret";
import type { SyncInputs } from "./sync-objects";

type Values = Readonly<Record<string, pulumi.Input<string>>>;

/**
 * Puts what Flux clones with into the cluster, where source-controller finds it by the Secrets' names.
 *
 * @param credentials what their Secret holds, when it is to be made
 */
export function createSourceSecrets(
  name: string,
  credentials: Values | undefined,
  proxy: ProxySecret<pulumi.Input<string>> | undefined,
  { name: syncName, namespace, secretName = syncName, proxySecretName = "" }: Omit<SyncInputs, "url">,
  opts: pulumi.CustomResourceOptions,
): Secret[] {
  // A Secret of another name is another resource, which comes before the old one goes.
  const resourceName = secretName === syncName ? name : `${name}-${secretName}`;
  return [
    ...(credentials === undefined ? [] : [createSecret(resourceName, { name: secretName, namespace, data: credentials }, opts)]),
    ...(proxy === undefined ? [] : [createSecret(`${name}-${proxySecretName}`, { name: proxySecretName, namespace, data: proxySecret(proxy) }, opts)]),
  ];
}

function createSecret(name: string, { data, ...naming }: SourceSecretOptions<pulumi.Input<string>>, opts: pulumi.CustomResourceOptions): Secret {
  const { metadata, ...rest } = sourceSecret<pulumi.Input<string>>({ ...naming, data: {} });
  // A run that was interrupted may have left the Secret with fields of another field manager: ours are the right ones.
  const annotations = { "pulumi.com/patchForce": "true" };
  return new Secret(name, { ...rest, stringData: pulumi.secret(data), metadata: { ...metadata, annotations } }, opts);
}
