import type { ReleaseDigests } from "./digests";
import { ReleaseError } from "./release-error";
import { sha256 } from "./sha256";

/** The file beside the fetched bundle of a release that `digests.ts` does not know; it lists the archive too. */
export const digestListName = "SHA256SUMS";

/** The digests of `files` in the format of the `sha256sum` command. */
export function formatDigestList(files: Readonly<Record<string, Uint8Array>>): string {
  return Object.entries(files)
    .map(([name, content]) => `${sha256(content)}  ${name}\n`)
    .sort()
    .join("");
}

/** The digests in a list that {@link formatDigestList} wrote; `where` is for the error. */
export function parseDigestList(text: string, where: string): ReleaseDigests {
  const lines = text.split("\n").filter((line) => line !== "");
  return Object.fromEntries(
    lines.map((line) => {
      const [, digest, name] = /^([0-9a-f]{64}) {2}([\w.-]+)$/.exec(line) ?? [];
      if (digest === undefined || name === undefined) {
        throw new ReleaseError(`${where}: not a list of SHA-256 digests`);
      }
      return [name, digest];
    }),
  );
}
