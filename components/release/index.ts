import { isUtf8 } from "node:buffer";
import * as path from "node:path";
import type { Bundle } from "../manifests/bundle";
import { howToGet } from "./errors";
import { checkVersion } from "./errors";
import { knownReleases } from "./digests";
import { cachedDirectory, vendoredDirectory } from "./directories";
import type { FetchedRelease, FetchReleaseOptions } from "./fetch-release";
import { lockFileName, recordDigests, recordedDigests } from "./lock-file";
import { fetchNow, isOffline } from "./fetch-now";
import { readFiles } from "./read-files";
import { readPlace } from "./read-place";
import { ReleaseError } from "./errors";
import { verifyByLock } from "./lock-file";

/** How a release is read. */
export interface ReadReleaseOptions {
  /**
   * The directory of the lock file.
   * @defaultValue where the program runs: that of the Pulumi project
   */
  readonly lockDirectory?: string;
  /** Is told what is downloaded or recorded. */
  readonly log?: (line: string) => void;
}

/**
 * The manifests of a Flux release, verified by SHA-256. Synchronous, because a component constructor is.
 *
 * Looked at, in this order: `bundles/<version>/` in this package, then the user's cache; a release that is in neither is
 * downloaded into the cache, unless FLUX_BOOTSTRAP_OFFLINE is set. A directory that the caller names is the only place looked
 * at: when it cannot be used, that is an error.
 *
 * The digests of some releases are in the source. Of any other one they may be in the lock file: see {@link recordRelease}.
 *
 * @param version - a release tag, such as `v2.9.4`
 * @param directory - holds the contents of the release's `manifests.tar.gz`
 */
export function readRelease(version: string, directory?: string, options: ReadReleaseOptions = {}): Bundle {
  checkVersion(version);
  const files = directory === undefined ? installed(version, options) : named(version, path.resolve(directory));
  if (knownReleases[version] === undefined) verifyByLock(version, files, options.lockDirectory ?? process.cwd());
  return {
    version,
    files: Object.fromEntries(Object.entries(files).map(([name, content]) => [name, text(name, content)])),
  };
}

/**
 * Records what a release consists of in `flux-bootstrap.lock.json`, when its digests are not in the source and not recorded
 * yet: to be called when it has proved good, at its first use.
 */
export function recordRelease(
  { version, files }: Bundle,
  { lockDirectory = process.cwd(), log }: ReadReleaseOptions = {},
): void {
  if (knownReleases[version] !== undefined || recordedDigests(lockDirectory, version) !== undefined) return;
  recordDigests(lockDirectory, version, files);
  log?.(
    `Flux ${version} is not a release that this package knows: its digests are recorded in ${lockFileName}. Commit that file.`,
  );
}

/**
 * Downloads a Flux release's `manifests.tar.gz`, verifies it and puts its files into the user's cache, where
 * {@link readRelease} finds them. Does nothing when they are there already.
 */
export async function fetchRelease(version: string, options: FetchReleaseOptions = {}): Promise<FetchedRelease> {
  // Imported late: a program that only reads a release need not load the archive and retry libraries.
  const implementation = await import("./fetch-release");
  return implementation.fetchRelease(version, options);
}

function installed(
  version: string,
  { lockDirectory = process.cwd(), log }: ReadReleaseOptions,
): Record<string, Buffer> {
  const [vendored, cached] = [vendoredDirectory(version), cachedDirectory(version)];
  const remedy = `Delete that directory and ${howToGet(version)}.`;
  const read = () => readPlace(version, vendored, remedy) ?? readPlace(version, cached, remedy);
  const files = read();
  if (files !== undefined) {
    return files;
  }
  const missing = [
    `Flux ${version}: its manifests are not on this machine. Looked in:`,
    `- ${vendored}`,
    `- ${cached}`,
    `To get them, ${howToGet(version)}, or set \`manifests\` to a directory that holds the files of its manifests.tar.gz.`,
  ];
  if (isOffline()) {
    throw new ReleaseError([...missing, "Nothing is downloaded, because FLUX_BOOTSTRAP_OFFLINE is set."].join("\n"));
  }
  try {
    fetchNow(version, path.resolve(lockDirectory), log);
  } catch (error) {
    throw new ReleaseError([...missing, (error as Error).message].join("\n"));
  }
  const fetched = read();
  if (fetched !== undefined) {
    return fetched;
  }
  throw new ReleaseError(missing.join("\n"));
}

function named(version: string, directory: string): Record<string, Buffer> {
  const remedy =
    "Unpack the release's own files there. To change what is installed, leave them as they are and put patches into the " +
    "kustomization, which Flux keeps applying.";
  const files = knownReleases[version] ? readPlace(version, directory, remedy) : readFiles(directory);
  if (files === undefined || Object.keys(files).length === 0) {
    throw new ReleaseError(
      `Flux ${version}: no manifests in ${directory}, which \`manifests\` names. It must hold the *.yaml files of the ` +
        `release's manifests.tar.gz; or leave \`manifests\` out and ${howToGet(version)}.`,
    );
  }
  return files;
}

function text(name: string, content: Buffer): string {
  if (!isUtf8(content)) {
    throw new ReleaseError(`${name}: is not UTF-8 text`);
  }
  return content.toString("utf8");
}
