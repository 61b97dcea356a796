import { EXTRA_COMPONENTS } from "../../components/manifests/controllers";
import { knownReleases } from "../../components/release/digests";
import { isComplete } from "../../components/release/verify";
import { differences } from "../../components/release/verify";
import { writeDirectory } from "../../components/release/write-directory";
import type { Source } from "./source";

/**
 * Puts a release's manifests into `directory`, from the first of the sources that has them as they should be.
 *
 * @throws with every source's reason when none has.
 */
export async function vendorRelease(
  version: string,
  directory: string,
  sources: readonly Source[],
  log: (line: string) => void,
): Promise<void> {
  const reasons: string[] = [];
  for (const source of sources) {
    try {
      const { files, missing } = await verifiedFiles(version, source);
      await writeDirectory(directory, files, () => isComplete(version, directory));
      log(
        `${version}: made from source "${source.name}", verified${missing.length > 0 ? `, without ${missing.join(", ")}` : ""}`,
      );
      return;
    } catch (error) {
      reasons.push(`- ${source.name}: ${(error as Error).message}`);
    }
  }
  throw new Error([`${version}: no source has its manifests:`, ...reasons].join("\n"));
}

async function verifiedFiles(version: string, source: Source) {
  const known = knownReleases[version] ?? {};
  const found = await source.files(version);
  const files = Object.fromEntries(Object.entries(found).filter(([name]) => name in known));
  const problems = differences(files, known);
  const missing = Object.keys(known).filter((name) => !(name in files));
  const needed = missing.filter((name) => !EXTRA_COMPONENTS.some((extra) => name === `${extra}.yaml`));
  problems.push(...needed.map((name) => `${name}: is missing`));
  if (problems.length > 0) {
    throw new Error(problems.join("; "));
  }
  return { files, missing };
}
