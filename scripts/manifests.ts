import * as path from "node:path";
import { Argument, Command, Option } from "commander";
import { run } from "../components/cli/run";
import { defaults } from "../components/defaults";
import { knownReleases } from "../components/release/digests";
import { packageRoot, vendoredDirectory } from "../components/release/directories";
import { isVendored, vendorRelease } from "./manifests/vendor-release";

interface Flags {
  readonly from: string;
  readonly source: readonly string[];
}

const sourceNames = ["directory", "archive", "go"];
const log = (line: string) => process.stdout.write(`${line}\n`);

const program = new Command("npm run manifests --")
  .description(
    "Makes bundles/<version>, the manifests of the Flux releases that this library knows. No upstream text is in this " +
      "repository, so a clone needs this once; each file is verified by SHA-256.",
  )
  .addArgument(
    new Argument(
      "[version...]",
      `without one: ${defaults.version}, and the other releases as far as they are to be had`,
    ).choices(Object.keys(knownReleases)),
  )
  .option(
    "--from <directory>",
    "take bundles from <directory>/<version>/bundle",
    path.join(packageRoot(), "../shared/flux"),
  )
  .addOption(new Option("--source <source...>", "which sources to try").choices(sourceNames).default(sourceNames))
  .action(async (versions: readonly string[], flags: Flags) => {
    const required: readonly string[] = versions.length > 0 ? versions : [defaults.version];
    for (const version of versions.length > 0 ? versions : Object.keys(knownReleases)) {
      await make(version, flags).catch((error: unknown) => {
        if (required.includes(version)) {
          throw error;
        }
        log(`${(error as Error).message}\n${version} is only needed for tests of upgrades from it: going on without.`);
      });
    }
  });

async function make(version: string, flags: Flags): Promise<void> {
  const directory = vendoredDirectory(version);
  if (isVendored(version, directory)) {
    log(`${version}: up to date`);
    return;
  }
  // Imported late, because this script runs before every test and demo and mostly has nothing to do.
  const { createSources } = await import("./manifests/create-sources");
  const sources = createSources(flags.from, log).filter((source) => flags.source.includes(source.name));
  await vendorRelease(version, directory, sources, log);
}

void run(program, process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
