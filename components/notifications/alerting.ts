import type { AlertSpecArgs } from "../flux-api/alert";
import type { ProviderSpecArgs } from "../flux-api/provider-spec";
import { alertParts } from "../resources/alert";
import { alertProviderParts } from "../resources/alert-provider";
import type { ObjectParts } from "../flux-objects/compose";

/** Whom to tell, and of what. */
export interface Alerting {
  /** The name of the Provider, the Alert and the Secret. */
  readonly name: string;
  readonly namespace: string;
  readonly provider: Omit<ProviderSpecArgs, "secretRef">;
  readonly alert: Omit<AlertSpecArgs, "providerRef">;
}

/** The Provider, which refers to its Secret, and the Alert that sends events to it. */
export function alertingParts({ name, provider, alert }: Alerting): {
  readonly provider: ObjectParts<"Provider">;
  readonly alert: ObjectParts<"Alert">;
} {
  return {
    provider: alertProviderParts(name, { ...provider, secretRef: { name } }),
    alert: alertParts({ ...alert, providerRef: { name } }),
  };
}
