import * as path from "node:path";
import { cachedDirectory } from "../../components/release/directories";
import { readFiles } from "../../components/release/read-files";
import type { Source } from "./source";

/** Bundles that are on this machine already: in `<from>/<version>/bundle`, in `<from>/<version>`, or in the user's cache. */
export function directorySource(from: string): Source {
  return {
    name: "directory",
    files: async (version) => {
      const places = [path.join(from, version, "bundle"), path.join(from, version), cachedDirectory(version)];
      for (const place of places) {
        const files = readFiles(place);
        if (files !== undefined && Object.keys(files).length > 0) {
          return files;
        }
      }
      throw new Error(`no bundle in ${places.join(", ")}`);
    },
  };
}
