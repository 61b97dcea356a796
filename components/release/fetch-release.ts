import { downloadAdvice, howToGet } from "./advice";
import { archiveName, archiveUrl } from "./archive-url";
import { checkVersion } from "./check-version";
import { digestListName, formatDigestList } from "./digest-list";
import { knownReleases } from "./digests";
import { cachedDirectory } from "./directories";
import { download, type DownloadOptions } from "./download";
import { extract } from "./extract";
import { isComplete } from "./is-complete";
import { ReleaseError } from "./release-error";
import { sha256 } from "./sha256";
import { differences } from "./differences";
import { writeDirectory } from "./write-directory";

/** How a release is fetched. */
export interface FetchReleaseOptions extends DownloadOptions {
  /** The SHA-256 of `manifests.tar.gz`; required for a release whose digests are not in the source. */
  readonly sha256?: string;
  /**
   * Whether to take a release whose digests are not in the source as it comes, without `sha256`: who uses it records it in the
   * lock file then.
   *
   * @defaultValue `false`
   */
  readonly record?: boolean;
  /**
   * Where releases are published: `<url>/<version>/manifests.tar.gz` is downloaded.
   *
   * @defaultValue `FLUX_BOOTSTRAP_RELEASES_URL`, or `https://github.com/fluxcd/flux2/releases/download`
   */
  readonly releasesUrl?: string;
  /**
   * The directory to fill.
   *
   * @defaultValue the release's own in the user's cache
   */
  readonly directory?: string;
}

/** What {@link fetchRelease} did. */
export interface FetchedRelease {
  readonly version: string;
  /** Where the manifests are. */
  readonly directory: string;
  /** False when they were there already. */
  readonly downloaded: boolean;
}

/** See the function of the same name in `components/release.ts`. */
export async function fetchRelease(version: string, options: FetchReleaseOptions = {}): Promise<FetchedRelease> {
  checkVersion(version);
  if (options.sha256 !== undefined && !/^[0-9a-f]{64}$/.test(options.sha256)) {
    throw new ReleaseError("SHA-256: must be 64 lower-case hexadecimal digits");
  }
  if (knownReleases[version] === undefined && options.sha256 === undefined && options.record !== true) {
    throw new ReleaseError(`Flux ${version}: its digests are not known here; to vouch for it, ${howToGet(version)}.`);
  }
  const directory = options.directory ?? cachedDirectory(version);
  const complete = () => isComplete(version, directory, options.sha256);
  if (complete()) {
    return { version, directory, downloaded: false };
  }
  const files = await fetchFiles(version, options);
  await writeDirectory(directory, files, complete);
  return { version, directory, downloaded: true };
}

async function fetchFiles(version: string, options: FetchReleaseOptions): Promise<Record<string, Buffer>> {
  const url = archiveUrl(version, options.releasesUrl);
  const archive = await download(url, options).catch((error: Error) => {
    throw new ReleaseError(`${error.message}. ${downloadAdvice(version)}`);
  });
  if (options.sha256 !== undefined && sha256(archive) !== options.sha256) {
    throw new ReleaseError(`${url}: expected SHA-256 ${options.sha256}, found ${sha256(archive)}`);
  }
  const files = extract(archive, url);
  const known = knownReleases[version];
  if (known === undefined) {
    return { ...files, [digestListName]: Buffer.from(formatDigestList({ ...files, [archiveName]: archive })) };
  }
  const missing = Object.keys(known).filter((name) => files[name] === undefined);
  const found = [...differences(files, known), ...missing.map((name) => `${name}: is missing`)];
  if (found.length > 0) {
    throw new ReleaseError([`${url}: not the manifests of Flux ${version}:`, ...found.map((line) => `- ${line}`)].join("\n"));
  }
  return files;
}
