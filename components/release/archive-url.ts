import { ReleaseError } from "./release-error";

/** The file of a Flux release that holds its manifests. */
export const archiveName = "manifests.tar.gz";

const official = "https://github.com/fluxcd/flux2/releases/download";

/**
 * Where the archive of a release is downloaded from.
 *
 * @param releasesUrl - a mirror's base URL
 */
export function archiveUrl(
  version: string,
  releasesUrl = process.env["FLUX_BOOTSTRAP_RELEASES_URL"] || official,
): string {
  const base = URL.canParse(releasesUrl) ? new URL(releasesUrl) : undefined;
  if (base === undefined || !["http:", "https:"].includes(base.protocol)) {
    throw new ReleaseError("FLUX_BOOTSTRAP_RELEASES_URL: must be an http or https URL");
  }
  if (base.username !== "" || base.password !== "") {
    throw new ReleaseError("FLUX_BOOTSTRAP_RELEASES_URL: must not hold a user name or password"); // `fetch` refuses them
  }
  return `${releasesUrl.replace(/\/+$/, "")}/${version}/${archiveName}`;
}
