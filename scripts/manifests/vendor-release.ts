import * as fs from "node:fs";
import * as path from "node:path";

import { EXTRA_COMPONENTS } from "../../components/manifests/controllers";
import { knownReleases } from "../../components/release/digests";
import { readFiles } from "../../components/release/read-files";
import { differences, missing } from "../../components/release/verify";
import { withDraft } from "../../components/release/with-draft";
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
      const { files, absent } = await verifiedFiles(version, source);
      writeBundle(version, directory, files);
      log(
        `${version}: made from source "${source.name}", verified${absent.length > 0 ? `, without ${absent.join(", ")}` : ""}`,
      );
      return;
    } catch (error) {
      reasons.push(`- ${source.name}: ${(error as Error).message}`);
    }
  }
  throw new Error([`${version}: no source has its manifests:`, ...reasons].join("\n"));
}

/** Accepts a directory that has every file of the release, each as it must be. */
export function isVendored(version: string, directory: string): boolean {
  const known = knownReleases[version] ?? {};
  try {
    const files = readFiles(directory, Object.keys(known)) ?? {};
    return [...differences(files, known), ...missing(files, known)].length === 0;
  } catch {
    return false; // what is unreadable is about to be replaced
  }
}

async function verifiedFiles(version: string, source: Source) {
  const known = knownReleases[version] ?? {};
  const found = await source.files(version);
  const files = Object.fromEntries(Object.entries(found).filter(([name]) => name in known));
  const absent = Object.keys(known).filter((name) => !(name in files));
  const needed = absent.filter((name) => !EXTRA_COMPONENTS.some((extra) => name === `${extra}.yaml`));
  const problems = [...differences(files, known), ...needed.map((name) => `${name}: is missing`)];
  if (problems.length > 0) throw new Error(problems.join("; "));
  return { files, absent };
}

/** Writes all files at once. A directory cannot be renamed over one with files in it, so that one is moved away first. */
function writeBundle(version: string, directory: string, files: Readonly<Record<string, Uint8Array>>): void {
  withDraft(directory, (draft) => {
    const bundle = path.join(draft, "bundle");
    fs.mkdirSync(bundle);
    for (const [name, content] of Object.entries(files)) fs.writeFileSync(path.join(bundle, name), content);
    for (let attempt = 1; ; attempt++) {
      try {
        if (fs.existsSync(directory)) fs.renameSync(directory, path.join(draft, `old-${attempt}`));
        return fs.renameSync(bundle, directory);
      } catch (error) {
        if (isVendored(version, directory)) return; // another process was faster
        if (attempt === 5) throw error;
      }
    }
  });
}
