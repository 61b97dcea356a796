import { knownReleases } from "./digests";
import { runsFromSources } from "./directories";

/** How to get the manifests of a release: the end of a sentence which names the command. */
export function howToGet(version: string): string {
  if (knownReleases[version] === undefined) {
    return `run \`npx flux-bootstrap fetch ${version} --sha256 DIGEST\`, DIGEST being that of the release's manifests.tar.gz`;
  }
  return `run \`${runsFromSources ? "npm run manifests" : `npx flux-bootstrap fetch ${version}`}\``;
}

/** What to do when a release cannot be downloaded, a sentence. */
export function downloadAdvice(version: string): string {
  // https://nodejs.org/api/cli.html#node_use_env_proxy1
  const proxy =
    (process.env["HTTPS_PROXY"] ?? process.env["https_proxy"]) && process.env["NODE_USE_ENV_PROXY"] !== "1"
      ? "set NODE_USE_ENV_PROXY=1 to use the proxy of HTTPS_PROXY (Node.js 22.21 or 24 and later), "
      : "";
  return (
    `Check that https://github.com/fluxcd/flux2/releases has ${version}, ${proxy}name a mirror in ` +
    "FLUX_BOOTSTRAP_RELEASES_URL, or unpack the archive by hand and set `manifests` to its directory."
  );
}

const releaseVersion = /^v\d{1,9}\.\d{1,9}\.\d{1,9}(-[0-9A-Za-z]+([.-][0-9A-Za-z]+)*)?$/;

/** Throws unless `version` is a Flux release tag. It becomes a part of file names and URLs, so nothing else may pass. */
export function checkVersion(version: string): void {
  if (!releaseVersion.test(version)) {
    throw new ReleaseError(
      `Flux version: must be a release tag such as "v2.9.4", got ${JSON.stringify(version.slice(0, 100))}`,
    );
  }
}

/**
 * A Flux release's manifests cannot be had, or are not what they should be. The message says what, where and what to do,
 * so no stack trace is needed beside it.
 */
export class ReleaseError extends Error {
  public override readonly name = "ReleaseError";
}
