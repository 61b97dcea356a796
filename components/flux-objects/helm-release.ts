import { defaults } from "../defaults";
import type { Problem } from "../errors";
import type { HelmReleaseSpecArgs } from "../flux-api/helm-release";
import type { VerificationKeysArgs } from "./credentials-args";
import type { ObjectParts } from "./compose";
import { composeObject } from "./compose";
import { isRecord } from "../manifests/is-record";
import { patchProblems } from "./patches";
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
  return {
    ...parts,
    spec: { interval: defaults.sync.interval, ...parts.spec },
    problems: [...parts.problems, ...rendererProblems(fields.postRenderers)],
  };
}

function rendererProblems(renderers: unknown): Problem[] {
  if (!Array.isArray(renderers)) return [];
  return renderers.flatMap((renderer: unknown, index) => {
    const kustomize = isRecord(renderer) ? renderer["kustomize"] : undefined;
    const patches = isRecord(kustomize) ? kustomize["patches"] : undefined;
    return patchProblems(`postRenderers[${String(index)}].kustomize.patches`, patches);
  });
}
