import { isUtf8 } from "node:buffer";
import * as path from "node:path";

import type { Bundle } from "../manifests/bundle";
import { knownReleases, sha256 } from "./digests";
import { cachedArchive, vendoredDirectory } from "./directories";
import { checkVersion, howToGet, ReleaseError } from "./errors";
import { fetchNow } from "./fetch-now";
import { lockFileName, recordDigests } from "./lock-file";
import { readFiles } from "./read-files";
import { expectedDigests, verify } from "./verify";

export { fetchRelease } from "./fetch-release";

/** Options of {@link readRelease}. */
export interface ReadReleaseOptions {
  /**
   * The directory of the lock file.
   * @defaultValue the working directory, which is that of the Pulumi project
   */
  readonly lockDirectory?: string;
  /** Receives a line for each download and each record. */
  readonly log?: (line: string) => void;
}

/**
 * Reads the manifests of a Flux release, verified by SHA-256. Synchronous, because a component constructor is.
 *
 * The order is: `bundles/<version>/` in this package, then the user's cache. A release that is in neither
 * is downloaded into the cache, unless FLUX_BOOTSTRAP_OFFLINE is set. When the caller names a place, no other is searched.
 *
 * The digests of some releases are in the source. Those of any other one may be in the lock file: see {@link recordRelease}.
 *
 * @param version - a release tag, such as `v2.9.4`
 * @param manifests - the release's `manifests.tar.gz`, or a directory with its files
 */
export function readRelease(version: string, manifests?: string, options: ReadReleaseOptions = {}): Bundle {
  checkVersion(version);
  const lockDirectory = path.resolve(options.lockDirectory ?? "");
  const places =
    manifests === undefined ? [vendoredDirectory(version), cachedArchive(version)] : [path.resolve(manifests)];
  let files = readFirst(version, places, lockDirectory);
  let reason: string | undefined = "Nothing is downloaded, because `manifests` names the only place.";
  if (files === undefined && manifests === undefined) {
    reason = fetchNow(version, lockDirectory, options.log);
    files = readFirst(version, places, lockDirectory);
  }
  if (files === undefined) {
    const lines = [
      `Flux ${version}: its manifests are not on this machine. Looked in:`,
      ...places.map((place) => `- ${place}`),
      `To get them, ${howToGet(version)}, or set \`manifests\` to its manifests.tar.gz or to a directory with the files of it.`,
    ];
    throw new ReleaseError([...lines, ...(reason === undefined ? [] : [reason])].join("\n"));
  }
  return {
    version,
    files: Object.fromEntries(Object.entries(files).map(([name, content]) => [name, text(name, content)])),
  };
}

/** Reads and verifies the files in the first place that has some; those that a known release does not have are ignored. */
function readFirst(
  version: string,
  places: readonly string[],
  lockDirectory: string,
): Record<string, Buffer> | undefined {
  const known = knownReleases[version];
  for (const where of places) {
    const files = readFiles(where, known && Object.keys(known));
    if (files === undefined) continue;
    verify(version, files, { where, lockDirectory });
    return files;
  }
  return undefined;
}

/**
 * Records the digests of a release in `flux-bootstrap.lock.json`, unless they are in the source or recorded already. To be
 * called when the release has proved good, at its first use. A preview only reports that `up` will: it leaves the program's
 * directory as it is.
 */
export function recordRelease(
  { version, files }: Bundle,
  { preview, lockDirectory = process.cwd(), log }: ReadReleaseOptions & { readonly preview: boolean },
): void {
  if (expectedDigests(version, lockDirectory) !== undefined) return;
  const digests = Object.entries(files).map(([name, content]) => [name, sha256(content)] as const);
  if (!preview) recordDigests(lockDirectory, version, Object.fromEntries(digests));
  const outcome = preview
    ? `\`up\` will record its digests in ${lockFileName}`
    : `its digests are recorded in ${lockFileName}`;
  log?.(`Flux ${version} is not a release that this package knows: ${outcome}. Commit that file.`);
}

function text(name: string, content: Buffer): string {
  if (!isUtf8(content)) throw new ReleaseError(`${name}: must be UTF-8 text`);
  return content.toString("utf8");
}
