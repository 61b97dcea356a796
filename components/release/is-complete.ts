import { archiveName } from "./archive-url";
import { expectedDigests } from "./expected-digests";
import { readFiles } from "./read-files";
import { differences } from "./differences";

/**
 * Whether `directory` holds every file of the release, each as it should be.
 *
 * @param archiveDigest - the digest that the caller vouches for; another archive's files do not count
 */
export function isComplete(version: string, directory: string, archiveDigest?: string): boolean {
  try {
    const { [archiveName]: archive, ...expected } = expectedDigests(version, directory) ?? {};
    const names = Object.keys(expected);
    const files = readFiles(directory, names) ?? {};
    const sameArchive = archive === undefined || archiveDigest === undefined || archive === archiveDigest;
    return sameArchive && names.length > 0 && names.every((name) => name in files) && differences(files, expected).length === 0;
  } catch {
    return false; // unreadable is as good as absent: the caller is about to write it anew
  }
}
