import { isUtf8 } from "node:buffer";
import * as path from "node:path";
import type { Bundle } from "./manifests/bundle";
import { howToGet } from "./release/advice";
import { checkVersion } from "./release/check-version";
import { knownReleases } from "./release/digests";
import { cachedDirectory, vendoredDirectory } from "./release/directories";
import type { FetchedRelease, FetchReleaseOptions } from "./release/fetch-release";
import { readFiles } from "./release/read-files";
import { readPlace } from "./release/read-place";
import { ReleaseError } from "./release/release-error";

/**
 * The manifests of a Flux release, from the disk and verified by SHA-256; never from the network. Synchronous, because a
 * component constructor is.
 *
 * Looked at, in this order: `bundles/<version>/` in this package, then the user's cache, which {@link fetchRelease}
 * fills. A directory that the caller names is the only place looked at: when it cannot be used, that is an error.
 *
 * @param version - a release tag, such as `v2.9.4`
 * @param directory - holds the contents of the release's `manifests.tar.gz`; files of a release whose digests are not in
 * the source are taken as they are
 */
export function readRelease(version: string, directory?: string): Bundle {
  checkVersion(version);
  const files = directory === undefined ? installed(version) : named(version, path.resolve(directory));
  return { version, files: Object.fromEntries(Object.entries(files).map(([name, content]) => [name, text(name, content)])) };
}

/**
 * Downloads a Flux release's `manifests.tar.gz`, verifies it and puts its files into the user's cache, where
 * {@link readRelease} finds them. Does nothing when they are there already.
 */
export async function fetchRelease(version: string, options: FetchReleaseOptions = {}): Promise<FetchedRelease> {
  // Imported late: a program that only reads a release need not load the archive and retry libraries.
  const implementation = await import("./release/fetch-release");
  return implementation.fetchRelease(version, options);
}

function installed(version: string): Record<string, Buffer> {
  const vendored = vendoredDirectory(version);
  const cached = cachedDirectory(version);
  const files =
    readPlace(version, vendored, `Delete that directory and ${howToGet(version)}.`) ??
    readPlace(version, cached, `Delete that directory and ${howToGet(version)}.`);
  if (files !== undefined) {
    return files;
  }
  throw new ReleaseError(
    [
      `Flux ${version}: its manifests are not on this machine. Looked in:`,
      `- ${vendored}`,
      `- ${cached}`,
      `To get them, ${howToGet(version)}, or set \`manifests\` to a directory that holds the files of its manifests.tar.gz.`,
    ].join("\n"),
  );
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
