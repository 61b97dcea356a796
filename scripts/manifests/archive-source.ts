import { fetchRelease } from "../../components/release";
import { readFiles } from "../../components/release/read-files";
import type { Source } from "./source";

/** The official release archive, from the user's cache or by way of it. Gives up soon, because another source follows. */
export function archiveSource(log: (line: string) => void): Source {
  return {
    name: "archive",
    files: async (version) => {
      const { archive } = await fetchRelease(version, { timeoutMs: 8_000, retries: 0, log });
      return readFiles(archive) ?? {};
    },
  };
}
