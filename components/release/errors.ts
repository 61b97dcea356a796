import { proxyAdvice } from "../proxy/choose-proxy";
import { knownReleases } from "./digests";
import { runsFromSources } from "./directories";

/**
 * A Flux release that cannot be read, or is not what it must be. The message says what, where and what to do, so it is
 * reported without a stack trace.
 */
export class ReleaseError extends Error {
  public override readonly name = "ReleaseError";
}

/** Accepts the tag of a Flux release. It becomes a part of file names and URLs, so nothing else may pass. */
export function isReleaseTag(version: string): boolean {
  return /^v\d{1,9}\.\d{1,9}\.\d{1,9}(-[0-9A-Za-z]+([.-][0-9A-Za-z]+)*)?$/.test(version);
}

/** Throws unless {@link isReleaseTag} accepts `version`. */
export function checkVersion(version: string): void {
  if (isReleaseTag(version)) return;
  const found = JSON.stringify(version.slice(0, 100));
  throw new ReleaseError(`Flux version: must be a release tag such as "v2.9.4", got ${found}`);
}

/** The command that gets the manifests of a release, as the end of a sentence. */
export function howToGet(version: string): string {
  if (knownReleases[version] === undefined) {
    return `run \`npx flux-bootstrap fetch ${version} --sha256 DIGEST\`, DIGEST being that of the release's manifests.tar.gz`;
  }
  return `run \`${runsFromSources ? "npm run manifests" : `npx flux-bootstrap fetch ${version}`}\``;
}

/** Sentences for a failed download. */
export function downloadAdvice(version: string, url: string): string {
  return [
    ...proxyAdvice(new URL(url)),
    `Check that https://github.com/fluxcd/flux2/releases has ${version}, name a mirror in ` +
      "FLUX_BOOTSTRAP_RELEASES_URL, or set `manifests` to a downloaded manifests.tar.gz.",
  ].join(" ");
}
