import { CustomResource } from "@pulumi/kubernetes/apiextensions/customResource";
import type * as pulumi from "@pulumi/pulumi";

import { createSecret } from "../cluster/secret";
import type { EventSeverity } from "../flux-api/event-severity";
import { API_VERSIONS } from "../objects/flux-kind";

/** Whom to tell, and of what. */
export interface Alerting {
  /** The name of the Provider, the Alert and the Secret. */
  readonly name: string;
  readonly namespace: string;
  /** The Provider's spec, without its Secret. */
  readonly provider: Readonly<Record<string, pulumi.Input<string>>>;
  /** What its Secret holds. */
  readonly secret: Readonly<Record<string, pulumi.Input<string>>>;
  readonly eventSeverity: EventSeverity;
  /** The objects whose events are told. */
  readonly eventSources: readonly { readonly kind: string; readonly name: string }[];
}

/**
 * Declares a Provider with its Secret, and an Alert that sends events to it. Neither has a status to wait for.
 *
 * @see https://fluxcd.io/flux/components/notification/alerts/
 */
export function createAlerting(resourceName: string, { name, namespace, ...alerting }: Alerting, opts: pulumi.CustomResourceOptions): void {
  // What an interrupted run has left is taken over, as for the other objects.
  const metadata = { name, namespace, annotations: { "pulumi.com/patchForce": "true" } };
  const secret = createSecret(resourceName, { name, data: alerting.secret }, namespace, opts);
  const declare = (kind: "Provider" | "Alert", spec: object, after: pulumi.Resource): CustomResource =>
    new CustomResource(resourceName, { apiVersion: API_VERSIONS[kind], kind, metadata, spec }, { ...opts, dependsOn: [after] });
  const provider = declare("Provider", { ...alerting.provider, secretRef: { name } }, secret);
  const { eventSeverity, eventSources } = alerting;
  declare("Alert", { providerRef: { name }, eventSeverity, eventSources }, provider);
}
