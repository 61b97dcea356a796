import { knownReleases, sha256, type ReleaseDigests } from "./digests";
import { howToGet, ReleaseError } from "./errors";
import { lockFileName, recordedDigests } from "./lock-file";

type Files = Readonly<Record<string, Uint8Array>>;

/** The digests that the files of a release must have: those in the source, or else those in the lock file. */
export function expectedDigests(version: string, lockDirectory: string): ReleaseDigests | undefined {
  return knownReleases[version] ?? recordedDigests(lockDirectory, version);
}

/**
 * Verifies files by {@link expectedDigests}; those of a release that has none pass.
 *
 * @param where - names their directory, archive or URL in errors
 * @throws ReleaseError with every difference
 */
export function verify(
  version: string,
  files: Files,
  { where, lockDirectory, ...options }: { where: string; lockDirectory: string; complete?: boolean },
): void {
  const expected = expectedDigests(version, lockDirectory);
  if (expected === undefined) return;
  const problems = [...differences(files, expected), ...(options.complete ? missing(files, expected) : [])];
  if (problems.length === 0) return;
  const [whose, remedy] = knownReleases[version]
    ? ["of the release", `Delete them and ${howToGet(version)}. To change what is installed, use \`patches\`.`]
    : [
        `that ${lockFileName} records`,
        `If this is intended, delete ${version} from that file: \`up\` records it again.`,
      ];
  const title = `Flux ${version}: the manifests in ${where} are not those ${whose}:`;
  throw new ReleaseError([title, ...problems.map((problem) => `- ${problem}`), remedy].join("\n"));
}

/** One line per file whose SHA-256 is not the expected one, or that is not expected at all. */
export function differences(files: Files, expected: ReleaseDigests): string[] {
  return Object.entries(files).flatMap(([name, content]) => {
    const digest = Object.hasOwn(expected, name) ? expected[name] : undefined;
    if (digest === undefined) return [`${name}: is not part of this release`];
    const found = sha256(content);
    const cause = content.includes(13) ? " (it has Windows line endings)" : "";
    return digest === found ? [] : [`${name}: must have SHA-256 ${digest}, got ${found}${cause}`];
  });
}

/** One line per expected file that is missing. */
export function missing(files: Files, expected: ReleaseDigests): string[] {
  return Object.keys(expected).flatMap((name) => (Object.hasOwn(files, name) ? [] : [`${name}: is missing`]));
}
