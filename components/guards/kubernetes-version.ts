import type { Finding } from "./finding";
import { compareMinors, versionNumbers } from "./version-numbers";

/**
 * The oldest Kubernetes that `flux check --pre` lets pass, by the release of Flux that raised it.
 *
 * @see https://github.com/fluxcd/flux2/blob/v2.9.4/cmd/flux/check.go (`kubernetesConstraints`, and the same in older tags)
 */
const OLDEST = [
  ["v2.9.0", "1.33.0"],
  ["v2.7.0", "1.32.0"],
  ["v2.6.0", "1.31.0"],
  ["v2.5.0", "1.30.0"],
  ["v2.3.0", "1.28.0"],
  ["v2.2.0", "1.26.0"],
  ["v2.0.0", "1.24.0"],
] as const;

/** Whether a release of Flux supports the version of an API server, such as `v1.36.4` or `v1.33.1-gke.100`. */
export function kubernetesVersion(server: string, release: string): Finding {
  const check = "Kubernetes version";
  const [found, flux] = [versionNumbers(server), versionNumbers(release)];
  const oldest = flux && OLDEST.find(([since]) => compareMinors(versionNumbers(since) ?? flux, flux) <= 0)?.[1];
  const needed = oldest === undefined ? undefined : versionNumbers(oldest);
  if (found === undefined || oldest === undefined || needed === undefined) {
    return { check, ok: true, message: `Kubernetes ${server}: nothing is known about it and Flux ${release}` };
  }
  if (compareMinors(found, needed) >= 0) return { check, ok: true, message: `Kubernetes ${server} >=${oldest}` };
  return {
    check,
    ok: false,
    message: `Kubernetes ${server} is too old for Flux ${release}, which needs ${oldest} or newer`,
    remedy: "upgrade the cluster, or install an older release of Flux",
  };
}
