import { archiveSource } from "./archive-source";
import { directorySource } from "./directory-source";
import { goModuleSource } from "./go-module-source";
import type { Source } from "./source";

/** Every source of manifests, the quickest first. */
export function createSources(from: string, log: (line: string) => void): readonly Source[] {
  return [directorySource(from), archiveSource(log), goModuleSource(log)];
}
