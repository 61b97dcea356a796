import { defaults } from "../defaults";
import type { HelmReleaseSpecArgs } from "../flux-api/helm-release";
import type { VerificationKeysArgs } from "./credentials-args";
import type { ObjectParts } from "./compose";
import { composeObject } from "./compose";
import { remoteKubeconfig, type RemoteKubeconfigArgs } from "./remote-kubeconfig";
import { chartVerification } from "./source-secrets";

/** The fields of a HelmRelease, and the contents of its Secrets. */
export interface HelmReleaseFields extends HelmReleaseSpecArgs, RemoteKubeconfigArgs {
  /**
   * The public keys that `chart.spec.verify` requires; for a `chartRef`, set them on the OCIRepository.
   * @defaultValue none, or `chart.spec.verify.secretRef`
   */
  readonly verificationKeys?: VerificationKeysArgs;
}

/** Composes a HelmRelease and its Secrets. */
export function composeHelmRelease(objectName: string, fields: HelmReleaseFields): ObjectParts<"HelmRelease"> {
  const parts = composeObject("HelmRelease", fields, [
    chartVerification(objectName, fields),
    remoteKubeconfig(objectName, fields),
  ]);
  return { ...parts, spec: { interval: defaults.sync.interval, ...parts.spec } };
}
