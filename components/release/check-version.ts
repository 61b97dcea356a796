import { ReleaseError } from "./release-error";

const releaseVersion = /^v\d{1,9}\.\d{1,9}\.\d{1,9}(-[0-9A-Za-z]+([.-][0-9A-Za-z]+)*)?$/;

/** Throws unless `version` is a Flux release tag. It becomes a part of file names and URLs, so nothing else may pass. */
export function checkVersion(version: string): void {
  if (!releaseVersion.test(version)) {
    throw new ReleaseError(
      `Flux version: must be a release tag such as "v2.9.4", got ${JSON.stringify(version.slice(0, 100))}`,
    );
  }
}
