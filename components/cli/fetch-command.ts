import { Command } from "commander";
import type { Check } from "../validation/checks";
import { fetchRelease } from "../release";
import { isSha256, knownReleases } from "../release/digests";
import { checkVersion } from "../release/errors";
import { lockFileName } from "../release/lock-file";
import { expectedDigests } from "../release/verify";
import { acceptedBy, parseArgument } from "./flags";

interface FetchFlags {
  readonly sha256?: string;
  readonly record?: boolean;
  readonly retry: boolean;
  readonly lockDirectory: string;
}

/** Creates `flux-bootstrap fetch`, which fills the user's cache and prints the path of the archive there. */
export function fetchCommand(): Command {
  return new Command("fetch")
    .description(
      "Downloads the manifests of a Flux release into the user's cache, verified, and prints the path of their archive.",
    )
    .argument("<version>", "release tag, such as v2.9.4", parseArgument(acceptedBy(checkVersion)))
    .option("--sha256 <digest>", "SHA-256 of the release's manifests.tar.gz", parseArgument(digest))
    .option("--record", "accept a release without a digest: `up` records it in flux-bootstrap.lock.json")
    .option("--lock-directory <dir>", `directory of ${lockFileName}, whose digests verify a release too`, ".")
    .option("--no-retry", "do not try again when the download fails")
    .addHelpText(
      "after",
      `\nReleases whose digests are known, so that they do not require --sha256: ${Object.keys(knownReleases).join(", ")}`,
    )
    .action(async (version: string, flags: FetchFlags, command: Command) => {
      if (!flags.sha256 && !flags.record && expectedDigests(version, flags.lockDirectory) === undefined) {
        command.error(
          `error: the digests of ${version} are not known: --record, or --sha256 with the digest of its manifests.tar.gz, is required`,
        );
      }
      const log = (line: string) => process.stderr.write(`${line}\n`);
      const options = { ...flags, ...(flags.retry ? {} : { retries: 0 }), log };
      const { archive, downloaded } = await fetchRelease(version, options);
      log(`Flux ${version}: ${downloaded ? "downloaded and verified" : "up to date"}`);
      process.stdout.write(`${archive}\n`);
    });
}

const digest: Check<string> = (value) => (isSha256(value) ? undefined : "must be 64 lower-case hexadecimal digits");
