import * as path from "node:path";
import { readFiles } from "../../components/release/read-files";
import type { Source } from "./source";

/** Bundles that are on this machine already: in `<from>/<version>/bundle` or in `<from>/<version>`. */
export function directorySource(from: string): Source {
  return {
    name: "directory",
    files: async (version) => {
      const places = [path.join(from, version, "bundle"), path.join(from, version)];
      for (const place of places) {
        const files = readFiles(place);
        if (files !== undefined) return files;
      }
      throw new Error(`no bundle in ${places.join(", ")}`);
    },
  };
}
