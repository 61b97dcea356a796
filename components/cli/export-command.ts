import { Command } from "commander";
import * as checks from "../validation/checks";
import { defaults } from "../defaults";
import { gotkComponents } from "../manifests/install";
import { LogLevel, type InstallOptions } from "../manifests/install-options";
import { objectsOf } from "../manifests/parse";
import { readRelease } from "../release";
import { booleanFlag, listFlag, textFlag } from "./flags";
import {
  componentFlag,
  componentsOf,
  extraComponentFlag,
  manifestsFlag,
  namespaceFlag,
  versionFlag,
} from "./release-flags";

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
  return new Command("export")
    .description("Prints gotk-components.yaml, byte for byte as `flux install --export` does with the same flags.")
    .addOption(versionFlag())
    .addOption(componentFlag())
    .addOption(extraComponentFlag())
    .addOption(namespaceFlag())
    .addOption(booleanFlag("--network-policy [boolean]", "deny access from other namespaces", defaults.networkPolicy))
    .addOption(
      booleanFlag(
        "--watch-all-namespaces [boolean]",
        "watch all namespaces, not only its own",
        defaults.watchAllNamespaces,
      ),
    )
    .addOption(textFlag("--log-level <level>", Object.values(LogLevel).join(", "), logLevel, defaults.logLevel))
    .addOption(
      textFlag("--cluster-domain <domain>", "DNS domain of the cluster", checks.dnsSubdomain, defaults.clusterDomain),
    )
    .addOption(
      textFlag(
        "--registry <registry>",
        "where images are pulled from",
        orNone(checks.imageRegistry),
        defaults.registry,
      ),
    )
    .addOption(textFlag("--image-pull-secret <name>", "Secret with its credentials", orNone(checks.dnsSubdomain)))
    .addOption(listFlag("--toleration-keys <keys>", "taints to tolerate", checks.taintKey, defaults.tolerationKeys))
    .addOption(manifestsFlag())
    .action((flags: ExportFlags, command: Command) => {
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

const logLevel = checks.oneOf(Object.values(LogLevel));

/**
 * Accepts an empty value, which means an unset flag, as in the Flux CLI; an empty registry leaves the images unchanged.
 */
function orNone(check: checks.Check<string>): checks.Check<string> {
  return (value) => (value === "" ? undefined : check(value));
}
