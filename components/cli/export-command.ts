import { Command } from "commander";
import { INSTALL_FLAGS, type InstallFlagName } from "../install/flags";
import { gotkComponents } from "../manifests/install";
import type { InstallOptions } from "../manifests/install-options";
import { objectsOf } from "../manifests/parse";
import { readRelease } from "../release";
import { componentsOf, manifestsFlag, optionOf } from "./release-flags";

interface ExportFlags extends InstallOptions {
  readonly version: string;
  readonly componentsExtra: readonly string[];
  readonly manifests?: string;
}

/**
 * Creates `flux-bootstrap export`, which prints the same as `flux install --export` with the same flags.
 *
 * @see https://github.com/fluxcd/flux2/blob/v2.9.4/cmd/flux/install.go
 */
export function exportCommand(): Command {
  const command = new Command("export").description(
    "Prints gotk-components.yaml, byte for byte as `flux install --export` does with the same flags.",
  );
  for (const name of Object.keys(INSTALL_FLAGS) as InstallFlagName[]) command.addOption(optionOf(name));
  return command.addOption(manifestsFlag()).action((flags: ExportFlags, command: Command) => {
    const components = componentsOf(flags, command);
    const { content } = gotkComponents(readRelease(flags.version, flags.manifests, { log }), {
      ...flags,
      components,
    });
    objectsOf(content); // a broken schema is copied as it is: this call ensures that nothing is printed that the component would refuse
    command.configureOutput().writeOut?.(content);
  });
}

const log = (line: string) => void process.stderr.write(`${line}\n`);
