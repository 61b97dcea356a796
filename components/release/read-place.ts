import { knownReleases } from "./digests";
import { expectedDigests } from "./verify";
import { readFiles } from "./read-files";
import { ReleaseError } from "./errors";
import { differences } from "./verify";

/**
 * The verified files of a release in `directory`, or undefined when there are none. A bundle without some of the
 * controllers is served as it is: whoever asks for one that is missing says so.
 *
 * @param remedy - what to do when a file is not the release's, a sentence
 */
export function readPlace(version: string, directory: string, remedy: string): Record<string, Buffer> | undefined {
  const known = knownReleases[version];
  const files = readFiles(directory, known && Object.keys(known));
  if (files === undefined || Object.keys(files).length === 0) {
    return undefined;
  }
  const found = differences(files, expectedDigests(version, directory) ?? {});
  if (found.length > 0) {
    const list = found.map((line) => `- ${line}`);
    throw new ReleaseError(
      [`Flux ${version}: the manifests in ${directory} are not those of the release:`, ...list, remedy].join("\n"),
    );
  }
  return files;
}
