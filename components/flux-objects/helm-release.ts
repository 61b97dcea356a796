import { defaults } from "../defaults";
import type { HelmReleaseSpecArgs } from "../flux-api/helm-release";
import type { VerificationKeysArgs } from "./credentials-args";
import type { ObjectParts } from "./compose";
import { composeObject } from "./compose";
import { remoteKubeconfig, type RemoteKubeconfigArgs } from "./remote-kubeconfig";
import { chartVerification } from "./source-secrets";

/** The fields of a HelmRelease, and what its Secrets are made of. */
export interface HelmReleaseFields extends HelmReleaseSpecArgs, RemoteKubeconfigArgs {
  /** The keys that `chart.spec.verify` needs; for a `chartRef` the OCIRepository has them. @defaultValue none, or `chart.spec.verify.secretRef` */
  readonly verificationKeys?: VerificationKeysArgs;
}

/** What a HelmRelease consists of. */
export function composeHelmRelease(objectName: string, fields: HelmReleaseFields): ObjectParts<"HelmRelease"> {
  const parts = composeObject("HelmRelease", fields, [
    chartVerification(objectName, fields),
    remoteKubeconfig(objectName, fields),
  ]);
  return { ...parts, spec: { interval: defaults.sync.interval, ...parts.spec } };
}
