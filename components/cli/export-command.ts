import { Command } from "commander";
import * as checks from "../checks";
import { defaults } from "../defaults";
import { compositionRules } from "../manifests/composition-rules";
import { controllerNamed } from "../manifests/controllers";
import { gotkComponents } from "../manifests/install";
import { LogLevel, type InstallOptions } from "../manifests/install-options";
import { readRelease } from "../release";
import { checkVersion } from "../release/check-version";
import { booleanFlag, listFlag, textFlag } from "./install-flags";
import { acceptedBy, parseArgument } from "./parse-argument";

interface ExportFlags extends InstallOptions {
  readonly version: string;
  readonly componentsExtra: readonly string[];
  readonly manifests?: string;
}

/**
 * `flux-bootstrap export`: prints what `flux install --export` prints for the same flags.
 *
 * @see https://github.com/fluxcd/flux2/blob/v2.9.4/cmd/flux/install.go
 */
export function exportCommand(): Command {
  return new Command("export")
    .description("Prints gotk-components.yaml, byte for byte as `flux install --export` does with the same flags.")
    .addOption(textFlag("-v, --version <tag>", "release of Flux", fluxRelease, defaults.version))
    .addOption(listFlag("--components <names>", "components, separated by commas", component, defaults.components))
    .addOption(listFlag("--components-extra <names>", "components beyond those", component, defaults.componentsExtra))
    .addOption(textFlag("-n, --namespace <name>", "namespace that Flux runs in", checks.dnsLabel, defaults.namespace))
    .addOption(booleanFlag("--network-policy [boolean]", "shut out other namespaces", defaults.networkPolicy))
    .addOption(
      booleanFlag("--watch-all-namespaces [boolean]", "act on all namespaces, not only its own", defaults.watchAllNamespaces),
    )
    .addOption(textFlag("--log-level <level>", Object.values(LogLevel).join(", "), logLevel, defaults.logLevel))
    .addOption(textFlag("--cluster-domain <domain>", "DNS domain of the cluster", checks.dnsSubdomain, defaults.clusterDomain))
    .addOption(textFlag("--registry <registry>", "where images are pulled from", orNone(checks.imageRegistry), defaults.registry))
    .addOption(textFlag("--image-pull-secret <name>", "Secret with its credentials", orNone(checks.dnsSubdomain)))
    .addOption(listFlag("--toleration-keys <keys>", "taints to tolerate", checks.taintKey, defaults.tolerationKeys))
    .option("--manifests <dir>", "directory with the files of the release's manifests.tar.gz", parseArgument(notEmpty))
    .action((flags: ExportFlags, command: Command) => {
      const { version, manifests, componentsExtra, ...install } = flags;
      const components = [...install.components, ...componentsExtra];
      const flaw = flawOfList(components);
      if (flaw !== undefined) command.error(`error: option '--components <names>' is invalid: ${flaw}`);
      const { content } = gotkComponents(readRelease(version, manifests), { ...install, components });
      command.configureOutput().writeOut?.(content);
    });
}

// The first names a directory and an address, the second knows what can be composed.
const fluxRelease: checks.Check<string> = (value) =>
  acceptedBy(checkVersion)(value) ?? acceptedBy(compositionRules)(value);

const component = acceptedBy(controllerNamed);

const logLevel = checks.oneOf(Object.values(LogLevel));

const notEmpty: checks.Check<string> = (value) => (value === "" ? "must not be empty" : undefined);

/** An empty value is that of a flag which was not set, for the Flux CLI too; an empty registry leaves images alone. */
function orNone(check: checks.Check<string>): checks.Check<string> {
  return (value) => (value === "" ? undefined : check(value));
}

/** `flux install`, unlike `flux bootstrap`, requires no component in particular. */
function flawOfList(components: readonly string[]): string | undefined {
  if (components.length === 0) return "no component is named";
  const twice = components.find((name, index) => components.indexOf(name) < index);
  return twice === undefined ? undefined : `${JSON.stringify(twice)} is listed twice`;
}
