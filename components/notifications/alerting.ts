import { CustomResource } from "@pulumi/kubernetes/apiextensions/customResource";
import type * as pulumi from "@pulumi/pulumi";

import { PATCH_FORCE } from "../kube/annotations";
import { createSecret } from "../cluster/secret";
import type { SecretPart } from "../cluster/secret-part";
import type { AlertSpecArgs } from "../flux-api/alert";
import type { ProviderSpecArgs } from "../flux-api/alert-provider";
import { type ClusterRelease, servedApi } from "../flux-objects/api-version";
import type { ObjectParts } from "../flux-objects/compose";
import { composeAlert } from "../flux-objects/alert";
import { composeAlertProvider } from "../flux-objects/alert-provider";

/** The receiver of notifications, and the events to send. */
export interface Alerting {
  /** The name of the Provider, the Alert and the Secret. */
  readonly name: string;
  readonly namespace: string;
  readonly provider: Omit<ProviderSpecArgs, "secretRef">;
  readonly alert: Omit<AlertSpecArgs, "providerRef">;
}

/** Composes the Provider, which refers to its Secret, and the Alert that sends events to it. */
export function alertingParts({ name, provider, alert }: Alerting): {
  readonly provider: ObjectParts<"Provider">;
  readonly alert: ObjectParts<"Alert">;
} {
  return {
    provider: composeAlertProvider(name, { ...provider, secretRef: { name } }),
    alert: composeAlert({ ...alert, providerRef: { name } }),
  };
}

/**
 * Declares a Provider with its Secret, and an Alert that sends events to it. Neither has a status to wait for.
 *
 * @returns the Alert, which depends on the others
 * @see https://fluxcd.io/flux/components/notification/alerts/
 */
export function createAlerting(
  resourceName: string,
  alerting: Alerting,
  data: SecretPart["data"],
  cluster: ClusterRelease,
  opts: pulumi.CustomResourceOptions,
): pulumi.Resource {
  const { name, namespace } = alerting;
  // An object that an interrupted run has left is taken over, as for the other objects.
  const metadata = { name, namespace, annotations: { [PATCH_FORCE]: "true" } };
  const declare = ({ kind, spec }: ObjectParts, after: pulumi.Resource): CustomResource => {
    const { apiVersion, aliases } = servedApi(cluster, kind);
    return new CustomResource(
      resourceName,
      { apiVersion, kind, metadata, spec },
      { ...opts, aliases, dependsOn: [after] },
    );
  };
  const { provider, alert } = alertingParts(alerting);
  return declare(alert, declare(provider, createSecret(resourceName, { name, data }, namespace, opts)));
}
