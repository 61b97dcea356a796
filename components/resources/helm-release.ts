import type * as pulumi from "@pulumi/pulumi";

import { defaults } from "../defaults";
import type { HelmReleaseSpecArgs } from "../flux-api/helm-release";
import type { VerificationKeysArgs } from "../flux-objects/credentials-args";
import { FluxResource } from "./flux-resource";
import type { ObjectArgs } from "./resource-args";
import type { ObjectParts } from "../flux-objects/compose";
import { composeObject } from "../flux-objects/compose";
import { remoteKubeconfig, type RemoteKubeconfigArgs } from "../flux-objects/remote-kubeconfig";
import { chartVerification } from "../flux-objects/source-secrets";

/** The fields of a HelmRelease, and what its Secrets are made of. */
export interface HelmReleaseArgs extends ObjectArgs, HelmReleaseSpecArgs, RemoteKubeconfigArgs {
  /** The keys that `chart.spec.verify` needs; for a `chartRef` the OCIRepository has them. @defaultValue none, or `chart.spec.verify.secretRef` */
  readonly verificationKeys?: VerificationKeysArgs;
}

/** A release of a chart; ready when Helm has installed it. @see https://fluxcd.io/flux/components/helm/helmreleases/ */
export class HelmRelease extends FluxResource<"HelmRelease", HelmReleaseArgs> {
  /** @throws InvalidArgumentsError that lists every argument that cannot be used. */
  public constructor(name: string, args: HelmReleaseArgs, opts?: pulumi.ComponentResourceOptions) {
    super("HelmRelease", name, args, composeHelmRelease, opts);
  }
}

/** What a HelmRelease consists of. */
export function composeHelmRelease(objectName: string, args: HelmReleaseArgs): ObjectParts<"HelmRelease"> {
  const parts = composeObject("HelmRelease", args, [
    chartVerification(objectName, args),
    remoteKubeconfig(objectName, args),
  ]);
  return { ...parts, spec: { interval: defaults.sync.interval, ...parts.spec } };
}
