import { downloadAdvice, howToGet } from "./errors";
import { archiveName, archiveUrl } from "./download";
import { bundleFlaws } from "./verify";
import { checkVersion } from "./errors";
import { digestListName, formatDigestList } from "./verify";
import { knownReleases, type ReleaseDigests } from "./digests";
import { cachedDirectory } from "./directories";
import { download, type DownloadOptions } from "./download";
import { extract } from "./extract";
import { isComplete } from "./verify";
import { lockFileName } from "./lock-file";
import { ReleaseError } from "./errors";
import { sha256 } from "./verify";
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
  /** What the lock file records of the release: it vouches when `sha256` does not. */
  readonly recorded?: ReleaseDigests;
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
  const recorded = recordedDigestsThatCount(version, options);
  if (
    knownReleases[version] === undefined &&
    options.sha256 === undefined &&
    recorded === undefined &&
    options.record !== true
  ) {
    throw new ReleaseError(`Flux ${version}: its digests are not known here; to vouch for it, ${howToGet(version)}.`);
  }
  const directory = options.directory ?? cachedDirectory(version);
  const complete = () => isComplete(version, directory, options.sha256, recorded);
  if (complete()) {
    return { version, directory, downloaded: false };
  }
  const files = await fetchFiles(version, options);
  await writeDirectory(directory, files, complete);
  return { version, directory, downloaded: true };
}

/** Neither the source nor the caller is overruled by what is recorded. */
function recordedDigestsThatCount(
  version: string,
  { sha256: digest, recorded }: FetchReleaseOptions,
): ReleaseDigests | undefined {
  return knownReleases[version] === undefined && digest === undefined ? recorded : undefined;
}

async function fetchFiles(version: string, options: FetchReleaseOptions): Promise<Record<string, Buffer>> {
  const url = archiveUrl(version, options.releasesUrl);
  const archive = await download(url, options).catch((error: unknown) => {
    throw new ReleaseError(`${(error as Error).message}. ${downloadAdvice(version)}`);
  });
  if (options.sha256 !== undefined && sha256(archive) !== options.sha256) {
    throw new ReleaseError(`${url}: expected SHA-256 ${options.sha256}, found ${sha256(archive)}`);
  }
  const files = extract(archive, url);
  const known = knownReleases[version];
  const recorded = recordedDigestsThatCount(version, options);
  const expected = known ?? recorded;
  const found = expected === undefined ? [] : bundleFlaws(files, expected);
  if (found.length > 0) {
    const [whose, remedy] = known
      ? ["", []]
      : [` that ${lockFileName} records`, [`If that is meant, delete ${version} from that file.`]];
    const list = found.map((line) => `- ${line}`);
    throw new ReleaseError([`${url}: not the manifests of Flux ${version}${whose}:`, ...list, ...remedy].join("\n"));
  }
  if (known !== undefined) return files;
  return { ...files, [digestListName]: Buffer.from(formatDigestList({ ...files, [archiveName]: archive })) };
}
