import { archiveName } from "./archive-url";
import { bundleFlaws } from "./verify";
import type { ReleaseDigests } from "./digests";
import { expectedDigests } from "./expected-digests";
import { readFiles } from "./read-files";

/**
 * Whether `directory` holds every file of the release, each as it should be.
 *
 * @param archiveDigest - the digest that the caller vouches for; another archive's files do not count
 * @param recorded - what the lock file records; other files do not count either
 */
export function isComplete(
  version: string,
  directory: string,
  archiveDigest?: string,
  recorded?: ReleaseDigests,
): boolean {
  try {
    const { [archiveName]: archive, ...expected } = expectedDigests(version, directory) ?? {};
    const names = Object.keys(expected);
    const files = readFiles(directory, names) ?? {};
    const sameArchive = archive === undefined || archiveDigest === undefined || archive === archiveDigest;
    const flaws = [expected, recorded ?? expected].flatMap((digests) => bundleFlaws(files, digests));
    return sameArchive && names.length > 0 && flaws.length === 0;
  } catch {
    return false; // unreadable is as good as absent: the caller is about to write it anew
  }
}
