import type { Finding } from "./finding";
import { compareMinors, versionNumbers } from "./versions";

/**
 * The oldest Kubernetes version that `flux check --pre` accepts, by the release of Flux that raised it; known up to
 * {@link NEWEST}. A release's manifests do not state it.
 *
 * @see https://github.com/fluxcd/flux2/blob/v2.9.4/cmd/flux/check.go (`kubernetesConstraints`, and the same in older
 * tags)
 * @see https://github.com/fluxcd/flux2/pull/5730 (v2.8.0)
 */
const OLDEST = [
  ["v2.8.0", "1.33.0"],
  ["v2.7.0", "1.32.0"],
  ["v2.6.0", "1.31.0"],
  ["v2.5.0", "1.30.0"],
  ["v2.3.0", "1.28.0"],
  ["v2.2.0", "1.26.0"],
  ["v2.0.0", "1.24.0"],
] as const;

const NEWEST = { major: 2, minor: 9 };

/**
 * Returns the finding whether a release of Flux supports an API server of a version such as `v1.36.4` or
 * `v1.33.1-gke.100`.
 */
export function kubernetesVersion(server: string, release: string): Finding {
  const check = "Kubernetes version";
  const [found, flux] = [versionNumbers(server), versionNumbers(release)];
  const oldest = flux && OLDEST.find(([since]) => compareMinors(versionNumbers(since) ?? flux, flux) <= 0)?.[1];
  const needed = oldest === undefined ? undefined : versionNumbers(oldest);
  if (flux === undefined || found === undefined || oldest === undefined || needed === undefined) {
    return { check, ok: true, message: `Kubernetes ${server}: it is not known whether Flux ${release} supports it` };
  }
  const isTooOld = compareMinors(found, needed) < 0;
  const remedy = "upgrade the cluster, or install an older release of Flux";
  const tooOld = `Kubernetes ${server} is too old for Flux ${release}`;
  if (compareMinors(flux, NEWEST) > 0) {
    // The minimum of a newer release is never lower.
    const known = `Flux v${NEWEST.major}.${NEWEST.minor} requires ${oldest} or newer`;
    if (isTooOld) return { check, ok: false, message: `${tooOld}: already ${known}`, remedy };
    const notes = `https://github.com/fluxcd/flux2/releases/tag/${release}`;
    return {
      check,
      ok: true,
      message: `Kubernetes ${server}: the minimum of Flux ${release} is not known here (${known}); see ${notes}`,
    };
  }
  return isTooOld
    ? { check, ok: false, message: `${tooOld}, which requires ${oldest} or newer`, remedy }
    : { check, ok: true, message: `Kubernetes ${server} >=${oldest}` };
}
