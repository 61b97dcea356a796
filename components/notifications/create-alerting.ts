import { CustomResource } from "@pulumi/kubernetes/apiextensions/customResource";
import type * as pulumi from "@pulumi/pulumi";

import { createSecret, type SecretPart } from "../cluster/secret";
import { API_VERSIONS } from "../flux-api/kinds";
import type { ObjectParts } from "../flux-objects/compose";
import { alertingParts, type Alerting } from "./alerting";

/**
 * Declares a Provider with its Secret, and an Alert that sends events to it. Neither has a status to wait for.
 *
 * @see https://fluxcd.io/flux/components/notification/alerts/
 */
export function createAlerting(
  resourceName: string,
  alerting: Alerting,
  data: SecretPart["data"],
  opts: pulumi.CustomResourceOptions,
): void {
  const { name, namespace } = alerting;
  // What an interrupted run has left is taken over, as for the other objects.
  const metadata = { name, namespace, annotations: { "pulumi.com/patchForce": "true" } };
  const declare = ({ kind, spec }: ObjectParts, after: pulumi.Resource): CustomResource =>
    new CustomResource(
      resourceName,
      { apiVersion: API_VERSIONS[kind], kind, metadata, spec },
      { ...opts, dependsOn: [after] },
    );
  const { provider, alert } = alertingParts(alerting);
  declare(alert, declare(provider, createSecret(resourceName, { name, data }, namespace, opts)));
}
