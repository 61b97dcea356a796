import { fetchRelease } from "../../components/release";
import { readFiles } from "../../components/release/read-files";
import type { Source } from "./source";

/** The official release archive, by way of the user's cache. Gives up soon, because there is another source after it. */
export function archiveSource(log: (line: string) => void): Source {
  return {
    name: "archive",
    files: async (version) => {
      const { directory } = await fetchRelease(version, { timeoutMs: 8_000, retries: 0, log });
      return readFiles(directory) ?? {};
    },
  };
}
