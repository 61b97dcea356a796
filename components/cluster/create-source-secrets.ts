import type { Secret } from "@pulumi/kubernetes/core/v1/secret";
import type * as pulumi from "@pulumi/pulumi";

import { proxySecret } from "../manifests/source-secret";
import type { ProxySecret } from "../manifests/source-secret";
import { createSecret } from "./secret";
import type { SecretPart } from "./secret-part";
import type { SyncInputs } from "./sync-objects";

/** The contents of the Secrets with which Flux reads its source. */
export interface SourceSecrets {
  /** The data of the Secret with the credentials, when it is to be created. */
  readonly credentials: Readonly<Record<string, pulumi.Input<string>>> | undefined;
  readonly proxy: ProxySecret<pulumi.Input<string>> | undefined;
  /** Further Secrets that the source refers to. */
  readonly others: readonly SecretPart[];
}

/** Creates the Secrets with which Flux reads its source; source-controller finds them by their names. */
export function createSourceSecrets(
  name: string,
  { credentials, proxy, others }: SourceSecrets,
  { name: syncName, namespace, secretName = syncName, proxySecretName = "" }: Omit<SyncInputs, "url">,
  opts: pulumi.CustomResourceOptions,
): Secret[] {
  // A Secret of another name is another resource, which is created before the old one is deleted.
  const resourceName = `${name}-${secretName === syncName ? "secret" : secretName}`;
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
