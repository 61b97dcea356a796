import * as fs from "node:fs";
import * as path from "node:path";

import { isSha256, knownReleases, sha256 } from "./digests";
import { cachedArchive } from "./directories";
import { archiveUrl, download, type DownloadOptions } from "./download";
import { checkVersion, downloadAdvice, howToGet, ReleaseError } from "./errors";
import { extract, limits } from "./extract";
import { lockFileName } from "./lock-file";
import { readFile } from "./read-files";
import { expectedDigests, verify } from "./verify";
import { withDraft } from "./with-draft";

/** Options of {@link fetchRelease}. */
export interface FetchReleaseOptions extends DownloadOptions {
  /** The SHA-256 of `manifests.tar.gz`; required for a release that neither this package nor the lock file knows. */
  readonly sha256?: string;
  /**
   * Takes such a release without `sha256`: `up` records it in the lock file.
   * @defaultValue `false`
   */
  readonly record?: boolean;
  /**
   * The directory of the lock file.
   * @defaultValue the working directory
   */
  readonly lockDirectory?: string;
  /**
   * The base URL of the releases: `<url>/<version>/manifests.tar.gz` is downloaded.
   * @defaultValue `FLUX_BOOTSTRAP_RELEASES_URL`, or `https://github.com/fluxcd/flux2/releases/download`
   */
  readonly releasesUrl?: string;
}

/** The result of {@link fetchRelease}. */
export interface FetchedRelease {
  readonly version: string;
  /** The path of the release's `manifests.tar.gz` in the user's cache. */
  readonly archive: string;
  /** False when it was there already. */
  readonly downloaded: boolean;
}

/**
 * Downloads a Flux release's `manifests.tar.gz`, verifies it and puts it into the user's cache, where `readRelease` finds
 * it. Does nothing when it is there already.
 */
export async function fetchRelease(version: string, options: FetchReleaseOptions = {}): Promise<FetchedRelease> {
  checkVersion(version);
  checkSource(version, options);
  const archive = cachedArchive(version);
  if (isGood(version, archive, options)) return { version, archive, downloaded: false };
  const url = archiveUrl(version, options.releasesUrl);
  const content = await download(url, options).catch((error: unknown) => {
    throw new ReleaseError(
      `${error instanceof Error ? error.message : String(error)}. ${downloadAdvice(version, url)}`,
    );
  });
  verifyArchive(version, content, { ...options, where: url });
  withDraft(archive, (draft) => {
    fs.writeFileSync(path.join(draft, "archive"), content);
    fs.renameSync(path.join(draft, "archive"), archive);
  });
  return { version, archive, downloaded: true };
}

/** Refuses a release that nothing can be verified by, before any request. */
function checkSource(
  version: string,
  { sha256: vouched, record, lockDirectory = process.cwd() }: FetchReleaseOptions,
): void {
  if (vouched !== undefined && !isSha256(vouched)) {
    throw new ReleaseError("SHA-256: must be 64 lower-case hexadecimal digits");
  }
  if (vouched === undefined && record !== true && expectedDigests(version, lockDirectory) === undefined) {
    const place = `neither in this package nor in ${lockFileName}`;
    throw new ReleaseError(`Flux ${version}: its digests are ${place}. To vouch for it, ${howToGet(version)}.`);
  }
}

/** Verifies the archive by the digest that the caller vouches for, and its files by those that are known or recorded. */
function verifyArchive(
  version: string,
  content: Uint8Array,
  { sha256: vouched, where, lockDirectory = process.cwd() }: FetchReleaseOptions & { readonly where: string },
): void {
  if (vouched !== undefined && sha256(content) !== vouched) {
    const advice = "Compare the digest with the one that the release publishes.";
    throw new ReleaseError(`${where}: must have SHA-256 ${vouched}, got ${sha256(content)}. ${advice}`);
  }
  const files = extract(content, where);
  // The caller may vouch for another archive than the recorded one, but not for another than the one in the source.
  if (vouched === undefined || knownReleases[version]) verify(version, files, { where, lockDirectory, complete: true });
}

/** Accepts an archive in the cache; one that is unreadable or another one is about to be replaced. */
function isGood(version: string, archive: string, options: FetchReleaseOptions): boolean {
  try {
    verifyArchive(version, readFile(archive, limits.archive), { ...options, where: archive });
    return true;
  } catch {
    return false;
  }
}
