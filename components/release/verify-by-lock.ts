import { differences } from "./differences";
import { lockFileName, recordedDigests } from "./lock-file";
import { ReleaseError } from "./release-error";

/**
 * Verifies the files of a release by what the lock file records of it, when it does.
 *
 * @throws ReleaseError when they are others than then
 */
export function verifyByLock(version: string, files: Readonly<Record<string, Uint8Array>>, directory: string): void {
  const recorded = recordedDigests(directory, version);
  const found = recorded === undefined ? [] : differences(files, recorded);
  if (found.length === 0) return;
  const list = found.map((line) => `- ${line}`);
  const remedy = `If that is meant, delete ${version} from the file, and it will be recorded anew.`;
  throw new ReleaseError(
    [`Flux ${version}: its manifests are not those that ${lockFileName} records:`, ...list, remedy].join("\n"),
  );
}
